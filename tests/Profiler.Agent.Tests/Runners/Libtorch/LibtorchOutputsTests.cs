using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Tests.Support;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Runners.Libtorch;

/// <summary>libtorch computes what ONNX Runtime does, for whatever we export.</summary>
public sealed class LibtorchOutputsTests : IDisposable
{
    private const double Tolerance = 1e-3;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> PublishedNames =>
        [.. PublishedNetworks.All.Select(network => network.Name).Where(name => name.StartsWith("squeezenas", StringComparison.Ordinal))];

    public static TheoryData<string> FamilyNames => [.. NetworkFamilies.Names];

    public static TheoryData<string> SpaceNames => [.. BuiltInSpaces.Names];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(PublishedNames))]
    public void Of_a_published_network(string name) => Agrees(PublishedNetworks.Build(PublishedNetworks.Get(name)), new TensorShape(1, 3, 64, 128));

    [Theory]
    [MemberData(nameof(SpaceNames))]
    public void Of_a_network_of_a_space(string name)
    {
        Architecture architecture = new ArchitectureSampler(BuiltInSpaces.Get(name), seed: 1).Uniform();
        Agrees(NetworkFactory.FromArchitecture(architecture), new TensorShape(1, 3, 64, 128));
    }

    [Theory]
    [MemberData(nameof(FamilyNames))]
    public void Of_a_network_of_a_family(string family)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampledNetwork sample = NetworkFamilies.Sample(family, new Random(seed), new MacRange(2_000_000, 50_000_000));
            Agrees(sample.Network, sample.Input);
        }
    }

    private void Agrees(Network network, TensorShape input)
    {
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(network, input), new SeededWeights(1));
        string path = _folder.PathOf("model.onnx");
        File.WriteAllBytes(path, export.Bytes.Span);
        float[] Values(int count) => SeededValues.Of(1, count);
        using var session = RuntimeSession.Open(path, new SessionSettings("cpu", 1, new Dictionary<string, long[]>(), InputValues: Values));
        session.Run();
        RuntimeOutput expected = session.ReadOutputs().Single();
        using TorchGraph graph = LibtorchRunners.Build(path, Workload.OfFixedShape(export.Sha256, Runtimes.LibtorchCpu, 1), Values);
        graph.Run();
        graph.Run();
        (string name, long[] dimensions, float[] values) = graph.ReadOutputs().Single();

        Assert.Equal((expected.Name, expected.Dimensions.Count), (name, dimensions.Length));
        Assert.Equal(expected.Dimensions, dimensions);
        float[] wanted = expected.Values.ToArray();
        double scale = wanted.Max(Math.Abs);
        Assert.InRange(wanted.Zip(values).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, Tolerance);
    }
}
