using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Analytical;

public class RooflineCostModelTests
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-small");
    private static readonly TensorShape Input = TensorShape.Parse("1x3x256x512");
    private static readonly RooflineModel Roofline = new(BoardCatalog.Get("jetson-tx2"), "fp16");

    [Fact]
    public void The_sum_over_slots_is_what_the_whole_network_takes()
    {
        var model = new RooflineCostModel(Space, Input, Roofline);
        var sampler = new ArchitectureSampler(Space, seed: 5);
        for (int i = 0; i < 5; i++)
        {
            Architecture architecture = sampler.Uniform();
            ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), Input);
            CostEstimate whole = Roofline.Estimate(LayerKernels.Of(graph, Roofline.BytesPerValue)).Cost;

            CostEstimate sum = model.Estimate(architecture);

            Assert.Equal(whole.LatencyMs, sum.LatencyMs, 9);
            Assert.Equal(whole.HighMs, sum.HighMs, 9);
            Assert.Equal(EstimateSource.Analytical, sum.Source);
        }
    }

    [Fact]
    public void Many_at_once_are_the_same()
    {
        var model = new RooflineCostModel(Space, Input, Roofline);
        Architecture[] architectures = [.. new ArchitectureSampler(Space, seed: 6).Latin(7)];
        float[] latencies = new float[architectures.Length];

        model.Estimate([.. architectures.SelectMany(architecture => architecture.Choices)], latencies);

        Assert.Equal(architectures.Select(architecture => (float)model.Estimate(architecture).LatencyMs), latencies);
    }

    [Fact]
    public void A_skip_costs_nothing()
    {
        var model = new RooflineCostModel(Space, Input, Roofline);
        Slot slot = Space.Slots.First(slot => slot.IndexOf("skip") >= 0 && slot.Stride == 1 && slot.InChannels == slot.OutChannels);

        Assert.Equal(0, model.FloorMsInSlot(slot.Index, slot.IndexOf("skip")));
        Assert.True(model.FixedFloorMs > 0);
    }

    [Fact]
    public void Another_space_is_refused()
    {
        var model = new RooflineCostModel(Space, Input, Roofline);
        Architecture other = new ArchitectureSampler(BuiltInSpaces.Get("fbnet"), seed: 1).Uniform();

        Assert.Equal(ErrorCode.Mismatch, Assert.Throws<ProfilerException>(() => model.Estimate(other)).Code);
    }
}
