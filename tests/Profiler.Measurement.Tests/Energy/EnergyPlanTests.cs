using Profiler.Measurement.Energy;
using Profiler.Testing.Power;

namespace Profiler.Measurement.Tests.Energy;

public sealed class EnergyPlanTests
{
    private static readonly PowerCurve Board = new([new SyntheticRail("vdd_in", 3000, 9000)]);

    [Theory]
    [InlineData(1000, 43_000, 46_000)]
    [InlineData(100, 10_000, 20_000)]
    public void The_load_lasts_as_long_as_the_sensor_asks(double periodMs, double least, double most) =>
        Assert.InRange(LoadMs(new EnergyPlan(), periodMs), least, most);

    [Fact]
    public void A_narrower_interval_takes_longer_and_never_longer_than_allowed()
    {
        double coarse = LoadMs(new EnergyPlan { TargetRelativeHalfWidth = 0.02 }, 10);
        double fine = LoadMs(new EnergyPlan { TargetRelativeHalfWidth = 0.0005 }, 10);
        Assert.Equal(10_000, coarse, 100.0);
        Assert.Equal(120_000, fine, 200.0);
    }

    private static double LoadMs(EnergyPlan plan, double periodMs)
    {
        EnergyTrace trace = new SyntheticPass(new SyntheticBoard(Board, periodMs, seed: 3), Board, plan, seed: 4).Record(10);
        return trace.StampsMs[^1] - trace.StampsMs[0];
    }
}
