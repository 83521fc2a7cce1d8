using Profiler.Agent.Runners;
using Profiler.Agent.Tests.Support;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
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
