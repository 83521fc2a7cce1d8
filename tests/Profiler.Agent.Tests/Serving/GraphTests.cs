using System.Collections.Immutable;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Catalog;
using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Serving;

/// <summary>What an agent with the real runtime answers when it is asked for a model's kernels.</summary>
public sealed class GraphTests : IDisposable
{
    private const string Blocked = "com.microsoft.nchwc";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Families => [.. NetworkFamilies.Names];

    [Theory]
    [InlineData("squeezenas-lat-small")]
    [InlineData("fbnet-a")]
    public async Task Its_kernels_are_those_that_a_profile_shows(string name)
    {
        RuntimeGraph graph = await MatchedGraphAsync(PublishedNetworks.Build(PublishedNetworks.Get(name)), new TensorShape(1, 3, 64, 128));

        Assert.All(graph.Kernels, kernel => Assert.Equal("CPUExecutionProvider", kernel.Provider));
        Assert.Contains(graph.Kernels, kernel => kernel.Domain == Blocked && kernel.Words.ContainsKey("activation"));
        Assert.DoesNotContain(graph.Kernels, kernel => kernel.Operator is "Constant" or "BatchNormalization" or "Relu");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task The_kernels_of_every_family_are_those_that_a_profile_shows(string family)
    {
        SampledNetwork sample = NetworkFamilies.Sample(family, new Random(1), new MacRange(5_000_000, 50_000_000));
        await MatchedGraphAsync(sample.Network, sample.Input);
    }

    [Fact]
    public async Task A_convolution_tells_its_shapes_its_weights_and_its_attributes()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        RuntimeGraph graph = await GraphAsync(agent, Workload.OfFixedShape(await agent.PutAsync(SmallModel.Export.Bytes), "cpu", 1));

        RuntimeKernel kernel = graph.Kernels.First(kernel => kernel.Operator == "Conv");
        Assert.Equal("float", kernel.Inputs[0].Type);
        Assert.Equal([1, 3, 16, 16], kernel.Inputs[0].Dims.ToArray());
        Assert.Equal([16, 3, 3, 3], kernel.Inputs[1].Dims.ToArray());
        Assert.Equal([false, true, true], kernel.Inputs.Select(input => input.IsConstant));
        Assert.Equal([1, 16, 8, 8], Assert.Single(kernel.Outputs).Dims.ToArray());
        Assert.Equal([2, 2], kernel.Integers["strides"].ToArray());
        Assert.Equal([1], kernel.Integers["group"].ToArray());
        Assert.Equal("Relu", kernel.Words["activation"]);
        Assert.True(Version.TryParse(graph.RuntimeVersion, out _), graph.RuntimeVersion);
    }

    [Fact]
    public async Task Shapes_of_open_inputs_are_filled_in()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string sha256 = await agent.PutAsync(OnnxModels.WithOpenInput());
        var inputs = ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add(Network.InputName, [2, 3, 16, 24]);
        var workload = new Workload(sha256, "cpu", 1, inputs);

        RuntimeGraph graph = await GraphAsync(agent, workload);

        Assert.Equal([2, 16, 8, 12], graph.Kernels[^1].Outputs[0].Dims.ToArray());
        Assert.Equal(await ProfileAsync(agent, workload), graph.Kernels.Select(Shown));
    }

    [Fact]
    public async Task An_open_input_without_a_shape_is_named()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string sha256 = await agent.PutAsync(OnnxModels.WithOpenInput());

        FailedReply failed = await FailureAsync(agent, Workload.OfFixedShape(sha256, "cpu", 1));

        Assert.Equal(AgentFailure.ModelRejected, failed.Code);
        Assert.Contains($"'{Network.InputName}' is batch x 3 x height x width", failed.Message, StringComparison.Ordinal);
        Assert.Contains("--input", failed.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nonsense", "")]
    [InlineData("Mystery", "com.somebody")]
    public async Task An_operator_that_the_runtime_does_not_know_is_named(string op, string domain)
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string sha256 = await agent.PutAsync(OnnxModels.Chain(2, op, domain));

        FailedReply failed = await FailureAsync(agent, Workload.OfFixedShape(sha256, "cpu", 1));

        Assert.Equal(AgentFailure.ModelRejected, failed.Code);
        Assert.Contains(op, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_whose_shape_is_not_known_is_named()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string sha256 = await agent.PutAsync(OnnxModels.Chain(1, "Inverse", "com.microsoft"));

        FailedReply failed = await FailureAsync(agent, Workload.OfFixedShape(sha256, "cpu", 1));

        Assert.Equal(AgentFailure.ModelRejected, failed.Code);
        Assert.Contains("com.microsoft.Inverse (1, first 'node0'", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_a_failure()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        FailedReply failed = await FailureAsync(agent, Workload.OfFixedShape(new string('a', 64), "cpu", 1));
        Assert.Equal(AgentFailure.ModelMissing, failed.Code);
    }

    [Fact]
    public async Task Graphs_are_read_in_one_process_until_one_cannot_be()
    {
        using var agent = new AgentProcess(_folder);
        byte[] model = OnnxModels.WithoutNames();
        Workload known = Workload.OfFixedShape(Requests.Sha256(model), "cpu", 1);
        Workload unknown = Workload.OfFixedShape(new string('a', 64), "cpu", 1);
        await agent.SendAsync(Requests.Chunks(model, Requests.Sha256(model), model.Length).Single());
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.IsType<StoredReply>(await agent.NextAsync());

        int first = await ReaderOf(5, known);
        int second = await ReaderOf(6, known);
        await agent.SendAsync(new GraphRequest(7, unknown));
        Assert.IsType<FailedReply>(await agent.NextAsync());
        int third = await ReaderOf(8, known);

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);

        async Task<int> ReaderOf(long id, Workload workload)
        {
            await agent.SendAsync(new GraphRequest(id, workload));
            Assert.IsType<GraphReply>(await agent.NextAsync());
            return agent.ChildId();
        }
    }

    [Fact]
    public async Task It_is_read_in_a_process_of_its_own_and_leaves_nothing_behind()
    {
        using var temporary = new TemporaryFolder();
        string stale = Directory.CreateDirectory(temporary.PathOf("profiler-graph-stale")).FullName;
        Directory.SetLastWriteTimeUtc(stale, DateTime.UnixEpoch);
        using var agent = new AgentProcess(_folder, ("TMPDIR", temporary.Path));
        byte[] model = OnnxModels.WithoutNames();
        await agent.SendAsync(Requests.Chunks(model, Requests.Sha256(model), model.Length).Single());
        await agent.SendAsync(new GraphRequest(5, Workload.OfFixedShape(Requests.Sha256(model), "cpu", 1)));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.IsType<StoredReply>(await agent.NextAsync());

        var reply = Assert.IsType<GraphReply>(await agent.NextAsync());

        Assert.Equal(5, reply.Id);
        Assert.NotEmpty(reply.Graph.Kernels);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path, "profiler-graph-*"));
    }

    /// <summary>The graph of a network whose profile shows the same kernels.</summary>
    private async Task<RuntimeGraph> MatchedGraphAsync(Network network, TensorShape input)
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(network, input), new SeededWeights(1));
        Workload workload = Workload.OfFixedShape(await agent.PutAsync(export.Bytes), "cpu", 1);
        RuntimeGraph graph = await GraphAsync(agent, workload);
        Assert.Equal((await ProfileAsync(agent, workload)).Order(), graph.Kernels.Select(Shown).Order());
        return graph;
    }

    private static async Task<RuntimeGraph> GraphAsync(AgentHost agent, Workload workload)
    {
        AgentReply reply = await agent.AskAsync(new GraphRequest(1, workload));
        return Assert.IsType<GraphReply>(reply).Graph;
    }

    private static async Task<FailedReply> FailureAsync(AgentHost agent, Workload workload) =>
        Assert.IsType<FailedReply>(await agent.AskAsync(new GraphRequest(1, workload)));

    /// <summary>Name, operator and shapes of every kernel that ran; the runtime names its conversions anew at every loading.</summary>
    private static async Task<IEnumerable<string>> ProfileAsync(AgentHost agent, Workload workload)
    {
        List<AgentReply> replies = await agent.AskAllAsync(Requests.Measure(2, Requests.Visit("net", workload, runs: 1, profiled: true)));
        KernelProfile profile = replies.OfType<VisitReply>().Single().Visit.Kernels!;
        return profile.Kernels.Select(kernel => $"{Name(kernel.Node)} {kernel.Operator} {First(kernel.InputShapes)} {kernel.OutputShapes}");
    }

    private static string Name(string node) => node.StartsWith("Reorder", StringComparison.Ordinal) ? "reorder" : node;

    private static string Shown(RuntimeKernel kernel) =>
        $"{Name(kernel.Node)} {kernel.Operator} {First(Shapes(kernel.Inputs))} {Shapes(kernel.Outputs)}";

    /// <summary>Of the inputs: profiles do not show weights that were packed, nor inputs that are left out.</summary>
    private static string First(string shapes) => shapes.Split(';')[0];

    private static string Shapes(ImmutableArray<KernelTensor> tensors) =>
        string.Join(';', tensors.Where(tensor => tensor.Type.Length > 0).Select(tensor => string.Join('x', tensor.Dims)));
}
