using Profiler.Measurement.Energy;
using Profiler.Testing.Power;
using Xunit.Abstractions;

namespace Profiler.Measurement.Tests.Energy;

public sealed class EnergyCoverageTests(ITestOutputHelper output)
{
    private const int Runs = 200;

    private static readonly PowerCurve Board = new([new("cpu", 1200, 4000), new("gpu", 800, 9000), new("vddrq", 900, 1500)]);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(100, 10)]
    [InlineData(1000, 10)]
    [InlineData(100, 70)]
    [InlineData(1000, 300)]
    public void It_tells_the_energy_within_two_percent_and_covers_the_truth_as_often_as_it_says(double periodMs, double latencyMs)
    {
        var found = new (double Error, bool Covers, bool NetCovers, double HalfWidth, double Seconds)[Runs];
        double truth = Board.MjPerInference(latencyMs);
        double net = truth - (Board.IdleMw * latencyMs / 1000);
        Parallel.For(0, Runs, seed =>
        {
            EnergyPlan plan = new();
            EnergyTrace trace = new SyntheticPass(new SyntheticBoard(Board, periodMs, seed), Board, plan, seed + Runs).Record(latencyMs);
            EnergySummary summary = EnergyAnalysis.Summarise(trace, plan.TargetRelativeHalfWidth, latencyMs);
            EnergyInterval energy = summary.MjPerInference;
            EnergyInterval above = summary.NetMjPerInference!.Value;
            found[seed] = (
                (energy.Value / truth) - 1,
                energy.Low <= truth && truth <= energy.High,
                above.Low <= net && net <= above.High,
                energy.RelativeHalfWidth,
                summary.WindowSeconds);
        });
        double covered = found.Average(run => run.Covers ? 1.0 : 0);
        double worst = found.Max(run => Math.Abs(run.Error));
        double rms = Math.Sqrt(found.Average(run => run.Error * run.Error));
        output.WriteLine(FormattableString.Invariant(
            $"| {periodMs} | {latencyMs} | {found.Average(run => run.Seconds):F1} | {rms:P2} | {worst:P2} | {found.Average(run => run.HalfWidth):P2} | {covered:P1} | {found.Average(run => run.NetCovers ? 1.0 : 0):P1} |"));
        Assert.InRange(worst, 0, 0.02);
        Assert.InRange(covered, 0.86, 0.94);
    }
}
