using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Tasks;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;
using Profiler.Testing;
using TorchSharp;

namespace Profiler.Search.Tests.Training;

public sealed class SearchTrainerTests
{
    public static TheoryData<string> Modes => ["all", "sampled", "sampled:2"];

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_task_is_learnt(string mode)
    {
        using var search = new TinySearch(TinySearch.Options(150, PathMode.Parse(mode)));

        search.Trainer.Run(null, null, CancellationToken.None);

        HistoryPoint first = search.Trainer.History[0];
        HistoryPoint last = search.Trainer.History[^1];
        Assert.Equal((150, 150), (search.Trainer.Step, last.Step));
        Assert.True(last.WeightsLoss < first.WeightsLoss - 0.2, $"{first.WeightsLoss} to {last.WeightsLoss}");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_same_seed_gives_the_same_trajectory_to_the_bit(string mode)
    {
        using var first = new TinySearch(TinySearch.Options(40, PathMode.Parse(mode)));
        using var second = new TinySearch(TinySearch.Options(40, PathMode.Parse(mode)));
        using var other = new TinySearch(TinySearch.Options(40, PathMode.Parse(mode)) with { Seed = 4 });

        first.Trainer.Run(null, null, CancellationToken.None);
        second.Trainer.Run(null, null, CancellationToken.None);
        other.Trainer.Run(null, null, CancellationToken.None);

        Assert.Equal(first.Bytes(), second.Bytes());
        Assert.NotEqual(first.Trainer.History[^1].ExpectedCost, other.Trainer.History[^1].ExpectedCost);
    }

    [Fact]
    public void The_architecture_waits_for_the_warm_up()
    {
        using var search = new TinySearch(TinySearch.Options(50) with { WarmupShare = 0.4 });
        var reports = new Reports();

        search.Trainer.Run(reports, null, CancellationToken.None);

        Assert.Equal(50, reports.All.Count);
        Assert.All(reports.All.Take(20), report => Assert.Equal((1, null), (Math.Round(report.Point.Entropy, 9), report.Point.ArchitectureLoss)));
        Assert.All(reports.All.Skip(20), report => Assert.True(report.Point.Entropy < 1 && report.Point.ArchitectureLoss > report.Point.ArchitectureTaskLoss));
        Assert.Equal(1, reports.All[20].Point.Temperature);
        Assert.Equal(0.1, reports.All[^1].Point.Temperature, 1e-9);
        Assert.Equal(0.05, reports.All[0].Point.LearningRate);
        Assert.True(reports.All[^1].Point.LearningRate < 1e-4);
    }

    [Fact]
    public void Paths_that_are_not_sampled_do_not_move()
    {
        using var search = new TinySearch(TinySearch.Options(1, PathMode.Sampled()));
        Dictionary<string, float[]> before = Values(search);

        search.Trainer.Run(null, null, CancellationToken.None);

        Dictionary<string, float[]> after = Values(search);
        int moved = before.Count(parameter => !parameter.Value.AsSpan().SequenceEqual(after[parameter.Key]));
        // One candidate for each of five slots, the head's weight and its bias.
        Assert.True(moved is > 2 and <= 7, $"{moved} moved");
    }

    [Fact]
    public void A_warm_up_of_all_steps_leaves_the_architecture_alone()
    {
        using var search = new TinySearch(TinySearch.Options(10) with { WarmupShare = 1 });

        search.Trainer.Run(null, null, CancellationToken.None);

        Assert.Equal(1, search.Trainer.Parameters.Snapshot().Entropy, 1e-12);
        Assert.Null(search.Trainer.History[^1].ArchitectureLoss);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_step_leaves_no_tensor_behind(string mode)
    {
        using var search = new TinySearch(TinySearch.Options(60, PathMode.Parse(mode)));
        var live = new List<long>();
        var reports = new Reports(_ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));

        search.Trainer.Run(reports, null, CancellationToken.None);

        // A path that is sampled for the first time gains its momentum, which stays.
        Assert.True(live[^1] - live[30] <= 2, string.Join(", ", live));
    }

    [Fact]
    public void Progress_tells_the_time_that_remains()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(0.5));
        using var search = new TinySearch(TinySearch.Options(10), time: clock);
        var reports = new Reports();

        search.Trainer.Run(reports, null, CancellationToken.None);

        Assert.All(reports.All, report => Assert.Equal(0.5, report.SecondsPerStep, 1e-9));
        Assert.Equal(TimeSpan.FromSeconds(4.5), reports.All[0].Remaining);
        Assert.Equal(TimeSpan.Zero, reports.All[^1].Remaining);
    }

    [Fact]
    public void A_long_history_has_at_most_two_hundred_points()
    {
        using var search = new TinySearch(TinySearch.Options(401), TinySpaces.Three);

        search.Trainer.Run(null, null, CancellationToken.None);

        Assert.InRange(search.Trainer.History.Count, 100, 200);
        Assert.Equal(401, search.Trainer.History[^1].Step);
        Assert.All(search.Trainer.History[^1].Probabilities, slot => Assert.Equal(1, slot.Sum(), 0.001));
    }

    [Fact]
    public void Refuses_a_cost_of_another_space_and_options_out_of_range()
    {
        using CostTensor foreign = CostTensors.FromTable(TinyTables.Flat(TinySpaces.Three), TinySpaces.Three);
        using var supernet = new LinearSupernet(TinySpaces.Five);
        var subject = new SearchSubject(
            supernet, new ClassificationTask(), foreign, new AdditiveObjective(foreign, 1), LinearSupernet.Batches);

        var space = Assert.Throws<ProfilerException>(() => new SearchTrainer(subject, TinySearch.Options(10), new FakeClock()));
        var range = Assert.Throws<ProfilerException>(() => new TinySearch(TinySearch.Options(10) with { WarmupShare = 1.5 }));

        Assert.Equal((ErrorCode.Mismatch, ErrorCode.InvalidArgument), (space.Code, range.Code));
        Assert.Contains("'three', the supernet of 'five'", space.Message);
        Assert.Contains("warm-up share of a search is 1.5", range.Message);
        Assert.Throws<ProfilerException>(() => new TinySearch(TinySearch.Options(0)));
    }

    private static Dictionary<string, float[]> Values(TinySearch search) =>
        search.Supernet.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.data<float>().ToArray());
}
