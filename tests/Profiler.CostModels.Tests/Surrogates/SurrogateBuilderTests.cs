using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates;

[Collection(TrainedSurrogateGroup.Name)]
public sealed class SurrogateBuilderTests(TrainedSurrogate trained)
{
    private static Surrogate Quick(IReadOnlyList<ProfiledGraph> networks) =>
        SurrogateBuilder.Build(KernelWorld.Subject, networks, new MeanTrainer(), seed: 1, CancellationToken.None);

    [Fact]
    public void It_predicts_networks_that_it_has_not_seen()
    {
        SurrogateScores scores = trained.Surrogate.Score(trained.Unseen);

        Assert.Equal(90, scores.Networks);
        Assert.InRange(scores.Mape, 0, 0.03);
        Assert.InRange(scores.Within10, 0.98, 1);
        Assert.InRange(scores.Spearman!.Value, 0.99, 1);
    }

    [Fact]
    public void Its_own_scores_foretell_those_on_unseen_networks()
    {
        SurrogateScores expected = trained.Surrogate.HeldOut!;
        SurrogateScores scores = trained.Surrogate.Score(trained.Unseen);

        Assert.Equal(60, expected.Networks);
        Assert.InRange(scores.Mape, expected.Mape / 1.6, expected.Mape * 1.6);
    }

    /// <summary>An interval fitted on 60 networks and asked for 90 is known within 5 points (a standard deviation).</summary>
    [Fact]
    public void About_nine_in_ten_unseen_networks_lie_in_the_interval() =>
        Assert.InRange(trained.Surrogate.Score(trained.Unseen).Coverage90, 0.8, 0.98);

    [Fact]
    public void Every_family_is_left_out_in_turn_and_its_interval_is_wider()
    {
        Assert.Equal(KernelWorld.Families.Order(), trained.Surrogate.LeftOutFamilies.Select(family => family.Family));
        Assert.All(trained.Surrogate.LeftOutFamilies, family => Assert.Equal(20, family.Scores.Networks));
        Assert.True(trained.Surrogate.Interval.Widening >= 0);
    }

    [Fact]
    public void Fixed_cost_and_scale_are_those_of_timed_runs()
    {
        SurrogateCalibration calibration = trained.Surrogate.Calibration;

        Assert.Equal(60, calibration.Networks);
        Assert.InRange(calibration.FixedMs + (15 * calibration.PerKernelMs), KernelWorld.FixedMs - 0.08, KernelWorld.FixedMs + 0.08);
        Assert.InRange(calibration.Scale, KernelWorld.Scale - 0.04, KernelWorld.Scale + 0.04);
    }

    [Fact]
    public void The_same_networks_and_seed_give_the_same_surrogate()
    {
        ImmutableArray<ProfiledGraph> networks = new KernelWorld(seed: 3).Networks(9);
        using Surrogate first = TrainedSurrogate.Build(networks);
        using Surrogate again = TrainedSurrogate.Build(networks);
        using Surrogate other = TrainedSurrogate.Build(networks, seed: 2);

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(16, first.Id.Length);
    }

    [Fact]
    public void Equal_kernels_are_one_row()
    {
        var world = new KernelWorld();
        RuntimeKernel conv = KernelWorld.Conv(8, 8, 16, kernel: 3);
        ImmutableArray<RuntimeKernel> kernels = [conv, conv with { Node = "other" }, KernelWorld.Conv(8, 16, 16, kernel: 3)];

        using Surrogate surrogate = Quick([.. Enumerable.Range(0, 4).Select(i => world.Measure($"{i}", "plain", kernels))]);

        Assert.Equal((4, 2), (surrogate.Networks, surrogate.Kernels));
    }

    [Fact]
    public void Networks_that_were_not_timed_give_kernels_but_no_calibration()
    {
        ImmutableArray<ProfiledGraph> networks = [.. new KernelWorld().Networks(8).Select(network => network with { TimedMs = null })];

        using Surrogate surrogate = Quick(networks);

        Assert.Equal(new SurrogateCalibration(0, 0, 1, 0), surrogate.Calibration);
        Assert.Null(surrogate.HeldOut);
        Assert.Empty(surrogate.LeftOutFamilies);
        Assert.Equal(0.5, surrogate.Interval.HalfWidth);
    }

    [Fact]
    public void Networks_of_one_latency_have_no_rank_correlation()
    {
        ImmutableArray<ProfiledGraph> networks = [.. new KernelWorld().Networks(8).Select(network => network with { TimedMs = 3 })];

        using Surrogate surrogate = Quick(networks);

        Assert.Null(surrogate.HeldOut!.Spearman);
    }

    [Theory]
    [InlineData(double.NaN, 2.0)]
    [InlineData(-1.0, 2.0)]
    [InlineData(double.PositiveInfinity, 2.0)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.5, 0.0)]
    public void Refuses_times_that_cannot_be(double kernelMs, double timedMs)
    {
        ImmutableArray<ProfiledGraph> networks = new KernelWorld().Networks(6);
        ProfiledGraph bad = networks[2] with { KernelMs = networks[2].KernelMs.SetItem(1, kernelMs), TimedMs = timedMs };

        var error = Assert.Throws<ProfilerException>(() => Quick(networks.SetItem(2, bad)));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains(bad.Name, error.Message);
    }

    [Fact]
    public void Refuses_times_for_other_kernels()
    {
        ImmutableArray<ProfiledGraph> networks = new KernelWorld().Networks(6);

        var error = Assert.Throws<ProfilerException>(() => Quick(networks.SetItem(0, networks[0] with { KernelMs = [1] })));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void Refuses_networks_of_another_runtime_version()
    {
        ImmutableArray<ProfiledGraph> networks = new KernelWorld().Networks(6);
        ProfiledGraph other = networks[5] with { Graph = networks[5].Graph with { RuntimeVersion = "1.30.0" } };

        var error = Assert.Throws<ProfilerException>(() => Quick(networks.SetItem(5, other)));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("1.30.0", error.Message);
    }

    [Fact]
    public void Trees_never_fall_with_what_makes_kernels_dearer()
    {
        var trainer = new MeanTrainer();

        using Surrogate surrogate = SurrogateBuilder.Build(
            KernelWorld.Subject, new KernelWorld().Networks(6), trainer, seed: 5, CancellationToken.None);

        Assert.Equal(FeatureSchema.Rising, trainer.Asked!.Rising);
        Assert.Equal((5, 3), (trainer.Asked.Seed, trainer.Asked.MaxTrees));
    }

    [Fact]
    public void Refuses_too_few_networks()
    {
        var error = Assert.Throws<ProfilerException>(() => Quick(new KernelWorld().Networks(SurrogateBuilder.MinNetworks - 1)));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void A_build_that_is_cancelled_ends() => Assert.ThrowsAny<OperationCanceledException>(() => SurrogateBuilder.Build(
        KernelWorld.Subject, new KernelWorld().Networks(6), new MeanTrainer(), seed: 1, new CancellationToken(canceled: true)));
}
