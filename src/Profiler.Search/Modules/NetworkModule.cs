using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>A whole network in Torch, built from the layer records that counting and ONNX export read.</summary>
public sealed class NetworkModule : nn.Module<Tensor, Tensor>
{
    private readonly List<(Section Section, BlockRunner Block)> _sections = [];
    private readonly TensorStore _tensors;
    private readonly bool _isClassifier;

    /// <param name="input">An input shape that the network must take; it runs on others that fit its layers too.</param>
    /// <param name="seed">Of the initial weights, which are those of <see cref="SeededWeights"/>.</param>
    /// <param name="device">Where the weights are; the processor where left out.</param>
    /// <exception cref="ProfilerException">The input does not fit a layer; the layer is named.</exception>
    public NetworkModule(Network network, TensorShape input, int seed, Device? device = null)
        : this(ShapedGraph.Lay(network, input), new SeededWeights(seed), device)
    {
    }

    /// <inheritdoc cref="NetworkModule(Network, TensorShape, int, Device?)"/>
    /// <param name="initial">The initial weights.</param>
    public NetworkModule(ShapedGraph graph, IWeightSource initial, Device? device = null)
        : base(graph.Network.Name)
    {
        _tensors = new TensorStore(this, initial, device ?? CPU);
        foreach (Section section in graph.Network.Sections)
        {
            _sections.Add((section, new BlockRunner(section.Scope, section.Block, _tensors)));
        }

        _isClassifier = graph.Nodes.LastOrDefault()?.Layer is Linear;
    }

    /// <summary>Learnt tensors, such as "slot03.k3_e6_g1/expand.weight".</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _tensors.Parameters;

    /// <summary>Running statistics, such as "slot03.k3_e6_g1/expand_bn.running_var".</summary>
    public IReadOnlyDictionary<string, Tensor> Buffers => _tensors.Buffers;

    /// <summary>The present values of both, for export.</summary>
    public IWeightSource Weights => new TorchWeights(Parameters, Buffers);

    /// <param name="input">N x C x H x W, float32.</param>
    /// <returns>The network's output, N x C x H x W; of a classifier N x classes.</returns>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        var outputs = new Dictionary<string, Tensor> { [Network.InputName] = MemoryFormat.ChannelsLast(input) };
        Tensor x = input;
        foreach ((Section section, BlockRunner block) in _sections)
        {
            x = block.Run([.. section.Reads.Select(name => outputs[name])], training);
            outputs[section.Id] = x;
        }

        Tensor result = _isClassifier ? x.flatten(1) : x;
        return (ReferenceEquals(result, input) ? input.alias() : result).MoveToOuterDisposeScope();
    }
}
