using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Building;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.CostModels.Tests.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Analytical;

public sealed class RooflineTableBuilderTests
{
    private static readonly RooflineModel Xavier = new(BoardCatalog.Get("jetson-xavier"), "fp16");

    [Theory]
    [InlineData("squeezenas-small", "1x3x256x512")]
    [InlineData("squeezenas-xlarge", "1x3x1024x2048")]
    [InlineData("fbnet", "2x3x224x224")]
    public void An_architecture_costs_what_the_roofline_of_its_whole_network_says(string name, string input)
    {
        SearchSpace space = BuiltInSpaces.Get(name);
        TensorShape shape = TensorShape.Parse(input);
        var model = new TableCostModel(Table(space, shape), space);

        foreach (Architecture architecture in new ArchitectureSampler(space, seed: 7).Latin(5))
        {
            ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), shape);
            CostEstimate whole = Xavier.Estimate(LayerKernels.Of(graph, Xavier.BytesPerValue)).Cost;
            CostEstimate estimate = model.Estimate(architecture);

            Assert.Equal(whole.LatencyMs, estimate.LatencyMs, whole.LatencyMs * 1e-3);
            Assert.Equal(whole.LowMs, estimate.LowMs, whole.LowMs * 1e-3);
            Assert.Equal(whole.HighMs, estimate.HighMs, whole.HighMs * 1e-3);
            Assert.Equal((EstimateSource.Analytical, 0), (estimate.Source, estimate.Coverage));
        }
    }

    [Fact]
    public void It_is_marked_analytical_and_of_the_board_and_reads_back()
    {
        SearchSpace space = BuiltInSpaces.Get("squeezenas-small");

        LookupTable table = Table(space, space.DefaultInput);
        LookupTable read = TableText.Parse(TableText.Compose(table), "memory", space);

        Assert.Equal("jetson-xavier/roofline-sheet/fp16/b1", table.Target.ToString());
        Assert.Equal((table.Id, FillMethod.Roofline), (read.Id, read.Method));
        Assert.All(read.Entries, entry => Assert.Equal(EntrySource.Analytical, entry.Source));
    }

    [Fact]
    public void Cells_are_refused()
    {
        SearchSpace space = BuiltInSpaces.Get("nasbench201");

        ProfilerException error = Assert.Throws<ProfilerException>(() => Table(space, space.DefaultInput));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("profiler roofline", error.Advice, StringComparison.Ordinal);
    }

    private static LookupTable Table(SearchSpace space, TensorShape input) => TableText.Seal(RooflineTableBuilder.Build(
        new TableSubject(space, input, RooflineTarget.Of(Xavier, input.Batch), SampleTables.Unsealed().Provenance), Xavier));
}
