using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;

namespace Profiler.CostModels.Tests.Analytical;

/// <summary>The evidence for the interval: what was published for a board whose data sheet is here.</summary>
public class EfficiencyPriorTests
{
    private const string Xavier = "jetson-xavier";
    private static readonly TensorShape Input = TensorShape.Parse("1x3x1024x2048");

    [Theory]
    [InlineData("fp16")]
    [InlineData("fp32")]
    public void The_published_latencies_lie_inside(string precision)
    {
        var model = new RooflineModel(BoardCatalog.Get(Xavier), precision);
        PublishedNetwork[] published = [.. PublishedNetworks.All.Where(network => network.Published.Device == Xavier)];

        Assert.NotEmpty(published);
        Assert.All(published, network =>
        {
            ShapedGraph graph = ShapedGraph.Lay(PublishedNetworks.Build(network), Input);
            CostEstimate cost = model.Estimate(LayerKernels.Of(graph, model.BytesPerValue)).Cost;
            Assert.InRange(network.Published.LatencyMs, cost.LowMs, cost.HighMs);
        });
    }
}
