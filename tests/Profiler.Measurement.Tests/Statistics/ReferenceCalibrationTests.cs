using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Statistics;

public sealed class ReferenceCalibrationTests
{
    private const double FastMs = 3.3;
    private const double SlowOverFast = 1.36;
    private const double SessionSeconds = 20;
    private const int VisitCount = 24;

    private static readonly Workload Reference = Workload.OfFixedShape("reference", "cpu", 1);

    [Fact]
    public void Two_sessions_on_a_host_with_two_speeds_agree()
    {
        double[] differences =
        [
            .. Enumerable.Range(0, 300)
                .Select(pair => Math.Abs(Calibrate(Session(2 * pair)) / Calibrate(Session(2 * pair + 1)) - 1))
                .Order(),
        ];

        Assert.True(Quantiles.Median(differences) < 0.01);
        Assert.True(Quantiles.Of(differences, 0.9) < 0.025);
    }

    [Fact]
    public void A_steady_host_gives_its_median()
    {
        Visit[] visits = [.. Enumerable.Range(0, 9).Select(round => Visits.Alone(round, FastMs * (1 + 0.002 * (round - 4))))];

        Assert.Equal(FastMs, Calibrate(visits), precision: 10);
    }

    [Fact]
    public void Takes_the_reference_runs_beside_other_items()
    {
        Visit[] visits = [.. Enumerable.Range(0, 9).Select(round => Visits.Beside("item", round, 50, 60))];

        CalibratedReference calibrated = ReferenceCalibration.Of(Reference, visits);

        Assert.Equal(new CalibratedReference(Reference, 2), calibrated);
    }

    [Fact]
    public void Refuses_no_visits() => Assert.Throws<ArgumentException>(() => Calibrate([]));

    private static double Calibrate(IReadOnlyList<Visit> visits) => ReferenceCalibration.Of(Reference, visits).LatencyMs;

    private static Visit[] Session(int seed)
    {
        var speeds = new TwoSpeeds(seed, SlowOverFast, meanDwellSeconds: 3);
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, VisitCount).Select(round =>
            {
                double level = FastMs * speeds.Factor(new Moment(round * SessionSeconds / VisitCount, round, 0));
                return Visits.Alone(
                    round, [.. Enumerable.Range(0, 8).Select(_ => level * (1 + 0.015 * random.NextGaussian()))]);
            }),
        ];
    }
}
