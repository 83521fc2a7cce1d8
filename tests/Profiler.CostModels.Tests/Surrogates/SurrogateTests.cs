using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates;

[Collection(TrainedSurrogateGroup.Name)]
public sealed class SurrogateTests(TrainedSurrogate trained)
{
    private Surrogate Surrogate => trained.Surrogate;

    [Fact]
    public void Fixed_cost_and_kernels_sum_to_the_latency()
    {
        ProfiledGraph network = trained.Unseen[0];

        NetworkEstimate estimate = Surrogate.Estimate(network.Graph);

        Assert.Equal(network.Graph.Kernels, estimate.Kernels.Select(kernel => kernel.Kernel));
        Assert.Equal(estimate.Cost.LatencyMs, estimate.FixedMs + estimate.Kernels.Sum(kernel => kernel.LatencyMs), 9);
        Assert.All(estimate.Kernels, kernel => Assert.True(kernel.LatencyMs > 0));
        Assert.Equal((EstimateSource.Predicted, Surrogate.Id), (estimate.Cost.Source, estimate.Cost.SnapshotId));
        Assert.InRange(estimate.Cost.LatencyMs, estimate.Cost.LowMs, estimate.Cost.HighMs);
    }

    [Fact]
    public void Networks_of_sampled_families_are_covered() =>
        Assert.InRange(trained.Unseen.Average(network => Surrogate.Estimate(network.Graph).Cost.Coverage), 0.85, 1);

    [Fact]
    public void An_unseen_operator_is_reported_costs_something_and_widens_the_answer()
    {
        RuntimeGraph graph = trained.Unseen[0].Graph;
        RuntimeGraph strange = graph with { Kernels = graph.Kernels.Add(KernelWorld.Elementwise("Softmax", 64, 64)) };

        NetworkEstimate usual = Surrogate.Estimate(graph);
        NetworkEstimate estimate = Surrogate.Estimate(strange);

        Assert.Equal("Softmax", Assert.Single(estimate.UnseenOperators));
        Assert.Empty(usual.UnseenOperators);
        Assert.True(estimate.Kernels[^1].LatencyMs > 0.01);
        Assert.False(estimate.Kernels[^1].IsCovered);
        Assert.True(estimate.Cost.Coverage < usual.Cost.Coverage);
        Assert.True(estimate.Cost.HighMs / estimate.Cost.LatencyMs > usual.Cost.HighMs / usual.Cost.LatencyMs);
    }

    [Fact]
    public void Kernels_far_from_every_sample_are_not_covered_and_widen_the_answer()
    {
        ImmutableArray<RuntimeKernel> far = [KernelWorld.Conv(1024, 1024, 7, kernel: 3)];

        CostEstimate cost = Surrogate.Estimate(new RuntimeGraph(KernelWorld.RuntimeVersion, far)).Cost;

        Assert.Equal(0, cost.Coverage);
        Assert.True(Math.Log(cost.HighMs / cost.LatencyMs) > Surrogate.Interval.HalfWidth * (1 + Surrogate.Interval.Widening));
    }

    [Fact]
    public void Larger_kernels_cost_more()
    {
        double[] ms = [.. ((long[])[8, 16, 32, 64]).Select(channels => Surrogate.Estimate(
            new RuntimeGraph(KernelWorld.RuntimeVersion, [KernelWorld.Conv(channels, channels, 32, kernel: 3)])).Kernels[0].LatencyMs)];

        Assert.Equal(ms.Order(), ms);
        Assert.True(ms[^1] > 4 * ms[0]);
    }

    [Fact]
    public void Refuses_a_graph_of_another_runtime_version()
    {
        RuntimeGraph graph = trained.Unseen[0].Graph with { RuntimeVersion = "1.18.0" };

        var error = Assert.Throws<ProfilerException>(() => Surrogate.Estimate(graph));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("1.18.0", error.Message);
    }

    [Fact]
    public void Refuses_to_score_on_networks_that_nobody_timed()
    {
        var error = Assert.Throws<ProfilerException>(() => Surrogate.Score([trained.Unseen[0] with { TimedMs = null }]));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        double[] alone = [.. trained.Unseen.Select(network => Surrogate.Estimate(network.Graph).Cost.LatencyMs)];

        double[] together = [.. trained.Unseen.AsParallel().AsOrdered().Select(network => Surrogate.Estimate(network.Graph).Cost.LatencyMs)];

        Assert.Equal(alone, together);
    }
}
