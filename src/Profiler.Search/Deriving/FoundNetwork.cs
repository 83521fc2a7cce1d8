using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;
using Profiler.Search.Choices;
using Profiler.Search.Modules;
using Profiler.Search.Training;
using static TorchSharp.torch;

namespace Profiler.Search.Deriving;

/// <summary>One architecture as a network to be trained from scratch, by the trainer of supernets: there is nothing to choose, so gates do nothing.</summary>
internal sealed class FoundNetwork : ISupernet, IDisposable
{
    private readonly NetworkModule _module;

    /// <param name="input">Of one training step.</param>
    public FoundNetwork(Architecture architecture, TensorShape input, int seed)
    {
        Architecture = architecture;
        _module = new NetworkModule(NetworkFactory.FromArchitecture(architecture), input, seed);
    }

    public Architecture Architecture { get; }

    public SearchSpace Space => Architecture.Space;

    public IReadOnlyDictionary<string, Tensor> Parameters => _module.Parameters;

    public IReadOnlyDictionary<string, Tensor> Buffers => _module.Buffers;

    public IWeightSource Weights => _module.Weights;

    public Device Device => Parameters.Values.First().device;

    /// <summary>The architecture with these weights, for one image.</summary>
    public static OnnxExport Export(Architecture architecture, TensorShape input, IWeightSource weights) =>
        OnnxExporter.Export(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input), weights);

    public Tensor forward(Tensor images, ChoiceGates gates) => _module.forward(images);

    public Tensor forward(Tensor images) => _module.forward(images);

    public void train(bool train = true) => _module.train(train);

    public void eval() => _module.eval();

    public void Dispose() => _module.Dispose();
}
