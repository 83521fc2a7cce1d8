using Profiler.Search.Results;
using Profiler.Search.Strategies;
using Profiler.Testing;

namespace Profiler.Search.Tests.Strategies;

public sealed class ProgressMeterTests
{
    private readonly FakeClock _clock = new();
    private readonly List<StrategyProgress> _told = [];
    private readonly ProgressMeter _meter;

    public ProgressMeterTests() => _meter = new ProgressMeter(new Told(_told), _clock, 1000, () => new SearchHistory([], [], []));

    [Fact]
    public void The_first_steps_say_nothing_about_the_rest()
    {
        Step(1, 30);
        Step(2, 1);
        Step(3, 1);

        Assert.All(_told, progress => Assert.Null(progress.Remaining));
    }

    [Fact]
    public void The_speed_is_that_of_all_steps_but_the_first_which_takes_longer()
    {
        Step(1, 30);
        for (int step = 2; step <= 5; step++)
        {
            Step(step, 2);
        }

        Assert.Equal(TimeSpan.FromSeconds(2 * 995), _told[^1].Remaining);
    }

    [Fact]
    public void A_resumed_search_knows_its_speed_after_a_few_steps_and_what_was_done_before_took_no_time()
    {
        _meter.GoOnFrom(600);
        for (int step = 601; step <= 604; step++)
        {
            Step(step, 2);
        }

        Assert.Equal(TimeSpan.FromSeconds(2 * 396), _told[^1].Remaining);
        Assert.Equal(0.604, _told[^1].Fraction, 6);

        _meter.GoOnFrom(900);
        Step(901, 2);
        Assert.Equal(TimeSpan.FromSeconds(2 * 99), _told[^1].Remaining);
    }

    private void Step(double done, double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _meter.Report("training", done);
    }

    private sealed class Told(List<StrategyProgress> told) : IProgress<StrategyProgress>
    {
        public void Report(StrategyProgress value) => told.Add(value);
    }
}
