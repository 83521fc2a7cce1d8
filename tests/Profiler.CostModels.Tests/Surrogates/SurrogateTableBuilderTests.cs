using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Surrogates;

[Collection(TrainedSurrogateGroup.Name)]
public sealed class SurrogateTableBuilderTests(TrainedSurrogate trained)
{
    private static readonly SearchSpace Space = SyntheticSpaces.Small;
    private static readonly SyntheticBoard Board = new(Space);

    [Fact]
    public void The_table_answers_as_the_surrogate_does()
    {
        LookupTable table = Build(60);
        var model = new TableCostModel(table, Space);

        Assert.All(Board.Unseen(20), architecture =>
        {
            double expected = trained.Surrogate.Estimate(GraphOf(architecture)).Cost.LatencyMs;
            Assert.InRange(model.Estimate(architecture).LatencyMs / expected, 0.99, 1.01);
        });
    }

    [Fact]
    public void Nothing_in_it_is_measured()
    {
        LookupTable table = Build(60);

        Assert.Equal(FillMethod.Surrogate, table.Method);
        Assert.All(table.Entries, entry => Assert.Equal(EntrySource.Predicted, entry.Source));
        Assert.All(table.Contexts, context => Assert.Equal(EntrySource.Predicted, context.Source));
        Assert.Equal(0, table.Calibration.Networks);
        Assert.Equal(EstimateSource.Predicted, new TableCostModel(table, Space).Estimate(Board.Unseen(1)[0]).Source);
    }

    [Fact]
    public void Its_error_is_at_least_the_surrogates()
    {
        LookupTable table = Build(60);

        Assert.InRange(table.Calibration.RelativeError90, Math.Exp(trained.Surrogate.Interval.HalfWidth) - 1, 1e6);
        Assert.True(table.Calibration.MacsSlopeMsPerGigamac > 0);
    }

    [Fact]
    public void Its_text_form_can_be_read_back()
    {
        LookupTable table = TableText.Seal(Build(30));

        LookupTable read = TableText.Parse(TableText.Compose(table), "here", Space);

        Assert.Equal((table.Id, FillMethod.Surrogate), (read.Id, read.Method));
    }

    [Fact]
    public void Refuses_a_graph_that_lacks_a_section()
    {
        Architecture architecture = Board.Unseen(1)[0];
        RuntimeGraph graph = GraphOf(architecture);

        var error = Assert.Throws<ProfilerException>(() => SurrogateTableBuilder.Build(
            Board.Subject, trained.Surrogate, [(architecture, graph with { Kernels = graph.Kernels.RemoveAt(0) })]));

        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
    }

    private LookupTable Build(int networks) => SurrogateTableBuilder.Build(
        Board.Subject, trained.Surrogate, [.. Board.Latin(networks).Select(architecture => (architecture, GraphOf(architecture)))]);

    /// <summary>The kernels that the synthetic board runs, each as large as its name is long.</summary>
    private static RuntimeGraph GraphOf(Architecture architecture) => new(
        KernelWorld.RuntimeVersion,
        [.. Board.Visit(architecture, 1).Kernels!.Kernels.Select(kernel => kernel.Operator.StartsWith("Reorder", StringComparison.Ordinal)
            ? KernelWorld.Elementwise(kernel.Operator, 16, 16) with { Node = kernel.Node, Operator = kernel.Operator }
            : KernelWorld.Conv(16, kernel.Node.Length, 16, kernel: 3) with { Node = kernel.Node })]);
}
