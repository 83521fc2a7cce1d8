using Profiler.Measurement.Energy;

namespace Profiler.Measurement.Tests.Energy;

/// <summary>Passes whose readings are given by a function of the time: 10 s idle, 30 s of runs of 10 ms, 10 s idle, a reading every 10 ms of the power 10 ms before.</summary>
internal static class Traces
{
    public const double LoadFromMs = 10_000;
    public const double LoadToMs = 40_000;
    private const double EndMs = 50_000;
    private const double StepMs = 10;

    public static EnergyTrace Of(params RailTrace[] rails) => new(
        [.. Times()], [.. rails], [.. Enumerable.Range(0, 3001).Select(run => LoadFromMs + (run * StepMs))], RunsPerStamp: 1);

    public static RailTrace Rail(Func<double, double> mw, string name = "ina3221/vdd_in", bool isWholeBoard = true) =>
        new(name, $"/sys/{name}", RailKind.Power, isWholeBoard, [.. Times().Select(ms => mw(ms - StepMs))]);

    public static RailTrace Counter(Func<double, double> mj, string name = "nvml0/energy") =>
        new(name, $"/sys/{name}", RailKind.Counter, IsWholeBoard: true, [.. Times().Select(mj)]);

    public static bool IsLoad(double ms) => ms is >= LoadFromMs and < LoadToMs;

    private static IEnumerable<double> Times() => Enumerable.Range(0, (int)(EndMs / StepMs)).Select(i => i * StepMs);
}
