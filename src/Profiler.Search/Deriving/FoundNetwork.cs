using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;
using Profiler.Search.Choices;
using Profiler.Search.Supernets;
using Profiler.Search.Training;
using static TorchSharp.torch;

namespace Profiler.Search.Deriving;

/// <summary>
/// One architecture as a network to be trained from scratch: a new supernet of which its path alone runs, so that it is
/// as fast as the search was. There is nothing to choose, so gates do nothing.
/// </summary>
internal sealed class FoundNetwork : ISupernet, IDisposable
{
    private readonly Supernet _supernet;

    /// <param name="input">Of one training step.</param>
    public FoundNetwork(Architecture architecture, TensorShape input, int seed)
    {
        Architecture = architecture;
        _supernet = new Supernet(architecture.Space, input, seed);
        Parameters = ArchitecturePath.Of(architecture, _supernet.Parameters);
        Buffers = ArchitecturePath.Of(architecture, _supernet.Buffers);
    }

    public Architecture Architecture { get; }

    public SearchSpace Space => Architecture.Space;

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    public IReadOnlyDictionary<string, Tensor> Buffers { get; }

    public IWeightSource Weights => _supernet.Weights;

    /// <summary>The architecture with these weights, for one image.</summary>
    public static OnnxExport Export(Architecture architecture, TensorShape input, IWeightSource weights) =>
        OnnxExporter.Export(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input), weights);

    public Tensor forward(Tensor images, ChoiceGates gates) => forward(images);

    public Tensor forward(Tensor images) => _supernet.forward(images, Architecture);

    public void train(bool train = true) => _supernet.train(train);

    public void Dispose() => _supernet.Dispose();
}
