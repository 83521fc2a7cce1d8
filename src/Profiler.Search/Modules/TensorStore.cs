using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Networks.Weights;
using Profiler.Search.Distributed;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>The learnt tensors and running statistics of a module's layers, under the names of <see cref="IWeightSource"/>.</summary>
/// <param name="sums">Where given, norms use the statistics of all workers' images in training, as long as gradients are recorded.</param>
internal sealed class TensorStore(nn.Module owner, IWeightSource initial, Device device, CrossWorkerSums? sums = null)
{
    private readonly Dictionary<string, Tensor> _parameters = [];
    private readonly Dictionary<string, Tensor> _buffers = [];

    public CrossWorkerSums? Sums => sums;

    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    public IReadOnlyDictionary<string, Tensor> Buffers => _buffers;

    public Tensor Parameter(string name) => _parameters[name];

    public Tensor Buffer(string name) => _buffers[name];

    /// <summary>Makes the tensors of a block's layers.</summary>
    /// <param name="scope">The first part of their names, as <see cref="Networks.Graphs.Section.Scope"/> has it.</param>
    public void Add(string scope, Block block)
    {
        foreach (LayerNode node in block.Nodes)
        {
            Add($"{scope}/{node.Name}", node.Layer);
        }
    }

    private void Add(string name, Layer layer)
    {
        switch (layer)
        {
            case Conv2d conv:
                AddParameter($"{name}.weight", conv.OutChannels, conv.InChannels / conv.Groups, conv.Kernel, conv.Kernel);
                if (conv.Bias)
                {
                    AddParameter($"{name}.bias", conv.OutChannels);
                }

                break;
            case Linear linear:
                AddParameter($"{name}.weight", linear.OutFeatures, linear.InFeatures);
                AddParameter($"{name}.bias", linear.OutFeatures);
                break;
            case TokenLinear linear:
                AddParameter($"{name}.weight", linear.OutFeatures, linear.InFeatures);
                AddParameter($"{name}.bias", linear.OutFeatures);
                break;
            case LayerNorm norm:
                AddParameter($"{name}.weight", norm.Features);
                AddParameter($"{name}.bias", norm.Features);
                break;
            case BatchNorm2d norm:
                AddParameter($"{name}.weight", norm.Channels);
                AddParameter($"{name}.bias", norm.Channels);
                AddBuffer($"{name}.running_mean", norm.Channels);
                AddBuffer($"{name}.running_var", norm.Channels);
                break;
        }
    }

    private void AddParameter(string name, params int[] dims)
    {
        TorchSharp.Modules.Parameter parameter = nn.Parameter(Create(name, dims));
        parameter.DetachFromDisposeScope();
        owner.register_parameter(name, parameter);
        _parameters.Add(name, parameter);
    }

    private void AddBuffer(string name, params int[] dims)
    {
        Tensor buffer = Create(name, dims).DetachFromDisposeScope();
        owner.register_buffer(name, buffer);
        _buffers.Add(name, buffer);
    }

    private Tensor Create(string name, int[] dims)
    {
        long[] shape = [.. dims.Select(dim => (long)dim)];
        return tensor(initial.Get(name, dims), shape, dtype: float32, device: device);
    }
}
