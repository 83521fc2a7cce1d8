using Profiler.Agent.Runners;
using Profiler.Agent.Tests.Support;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Runners;

/// <summary>ONNX Runtime loads and runs what is exported, and the file costs on paper what its layers do.</summary>
public sealed class ExportedNetworksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> PublishedNames => [.. PublishedNetworks.All.Select(network => network.Name)];

    public static TheoryData<string> SpaceNames => [.. BuiltInSpaces.Names];

    public static TheoryData<string> FamilyNames => [.. NetworkFamilies.Names];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(PublishedNames))]
    public void A_published_network_runs(string name) => Runs(PublishedNetworks.Build(PublishedNetworks.Get(name)));

    [Theory]
    [MemberData(nameof(SpaceNames))]
    public void Every_candidate_of_every_slot_runs(string name)
    {
        SearchSpace space = BuiltInSpaces.Get(name);
        int group = space.Slots.Max(slot => slot.Candidates.Length);
        IReadOnlyList<Architecture> design = new ArchitectureSampler(space, seed: 1).Latin(group);
        foreach (Slot slot in space.Slots)
        {
            Assert.Equal(slot.Candidates.Length, design.Select(architecture => architecture.Choices[slot.Index]).Distinct().Count());
        }

        Assert.All(design, architecture => Runs(NetworkFactory.FromArchitecture(architecture)));
    }

    [Theory]
    [MemberData(nameof(FamilyNames))]
    public void A_sampled_network_runs_and_gives_numbers(string family)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampledNetwork sample = NetworkFamilies.Sample(family, new Random(seed), new MacRange(2_000_000, 50_000_000));
            string path = _folder.PathOf("model.onnx");
            File.WriteAllBytes(path, OnnxExporter.Export(ShapedGraph.Lay(sample.Network, sample.Input), new SeededWeights(1)).Bytes.Span);
            using var session = RuntimeSession.Open(path, new SessionSettings("cpu", 1, new Dictionary<string, long[]>()));
            session.Run();
            float[] output = session.ReadOutputs().Single().Values.ToArray();

            Assert.True(output.All(float.IsFinite), sample.Network.Name);
            Assert.True(output.Distinct().Count() > 1, sample.Network.Name);
        }
    }

    /// <summary>
    /// However the runtime fuses sums and ReLUs, the time of an edge's convolution is found under the edge's slot; only in
    /// the last cell it may be found under the head, whose norm the runtime folds into it.
    /// </summary>
    [Fact]
    public void A_kernel_of_a_cell_goes_by_the_name_of_the_slot_whose_convolution_it_is()
    {
        var sampler = new ArchitectureSampler(BuiltInSpaces.Get("nasbench201"), seed: 3);
        for (int i = 0; i < 12; i++)
        {
            Architecture architecture = sampler.Uniform();
            ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), architecture.Space.DefaultInput);
            string lastCell = $"cell{architecture.Space.Cells.Length - 1}_";
            IEnumerable<string> convolutions = graph.Nodes.Where(node => node.Layer is Conv2d).Select(node => node.Name);
            IEnumerable<string> kernels = Convolutions(OnnxExporter.Export(graph, new SeededWeights(1)));

            Assert.Equal(Slots(convolutions, lastCell), Slots(kernels, lastCell));
        }
    }

    /// <summary>The slot and cell of each name, such as "slot03.nor_conv_3x3/cell07".</summary>
    private static string[] Slots(IEnumerable<string> names, string lastCell) =>
    [
        .. names.Where(name => name.StartsWith("slot", StringComparison.Ordinal) && !name.Contains(lastCell, StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf('_', name.IndexOf('/', StringComparison.Ordinal))]).Order(StringComparer.Ordinal),
    ];

    private IEnumerable<string> Convolutions(OnnxExport export)
    {
        string path = _folder.PathOf("cell.onnx");
        File.WriteAllBytes(path, export.Bytes.Span);
        using OnnxRunner runner = OnnxRunner.Open(path, Workload.OfFixedShape(export.Sha256, "cpu", 1), profiled: true);
        runner.Run();
        return runner.TakeProfile(1).Kernels.Where(kernel => kernel.Operator.Contains("Conv", StringComparison.Ordinal)).Select(kernel => kernel.Node);
    }

    private void Runs(Network network)
    {
        ShapedGraph graph = ShapedGraph.Lay(network, new TensorShape(1, 3, 64, 128));
        OnnxExport export = OnnxExporter.Export(graph, new SeededWeights(1));
        string path = _folder.PathOf("model.onnx");
        File.WriteAllBytes(path, export.Bytes.Span);
        using OnnxRunner runner = OnnxRunner.Open(path, Workload.OfFixedShape(export.Sha256, "cpu", 1), profiled: false);
        runner.Run();
        Assert.Equal(LayerCounter.Count(graph).Macs, OnnxCounter.Count(OnnxModelFile.Load(path), OnnxInputs.AsDeclared).Total.Macs);
    }
}
