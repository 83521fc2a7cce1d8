using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Energy;

/// <summary>
/// What a recorded pass says of the energy of an inference: mean power over a steady window of whole runs, times its
/// length, over its runs. docs/energy.md gives the reasons and what the interval holds.
/// </summary>
public static class EnergyAnalysis
{
    /// <param name="latencyMs">As timed without watching power, to tell a disturbed pass; null where it was not timed.</param>
    /// <exception cref="ProfilerException">No rails make a whole board, a rail is frozen, or the load was too short for the sensor.</exception>
    public static EnergySummary Summarise(EnergyTrace trace, double targetRelativeHalfWidth, double? latencyMs)
    {
        ImmutableArray<RailTrace> board = trace.WholeBoard();
        if (board.IsEmpty)
        {
            throw new ProfilerException(
                ErrorCode.DeviceFailed, "None of the rails that were read is part of the whole board.", "Name them in the board family's board.json.");
        }

        Dictionary<string, EnergyCurve> curves = EnergyCurve.ByRail(trace);
        EnergyCurve[] whole = [.. board.Select(rail => curves[rail.Name])];
        bool hasStill = RailChanges.Require(trace, board);
        EnergyBlocks window = LoadWindow.Find(whole, trace.StampsMs, trace.RunsPerStamp) ?? throw TooShort(trace, whole);
        BlockMean perRun = window.Mean(whole);
        EnergyInterval energy = Around(perRun);
        EnergyInterval? idle = IdleBaseline.Of(whole, trace);
        double runs = window.Counts.Sum();
        double milliseconds = window.BordersMs[^1] - window.BordersMs[0];
        double msPerRun = milliseconds / runs;
        EnergyFindings findings = (hasStill ? EnergyFindings.StillRail : EnergyFindings.None)
            | (energy.RelativeHalfWidth > targetRelativeHalfWidth ? EnergyFindings.Wide : EnergyFindings.None)
            | (Math.Abs(perRun.Drift) > EnergyDefaults.DriftTolerance ? EnergyFindings.Drifting : EnergyFindings.None)
            | (msPerRun > latencyMs * (1 + EnergyDefaults.DisturbanceTolerance) ? EnergyFindings.Disturbed : EnergyFindings.None)
            | (idle is null ? EnergyFindings.NoIdle : EnergyFindings.None);
        return new EnergySummary(
            energy,
            Net(energy, idle, msPerRun),
            Around(window.InSeconds().Mean(whole)),
            idle,
            [.. trace.Rails.Select(rail => Rail(rail, curves[rail.Name], window, trace))],
            msPerRun,
            (long)runs,
            milliseconds / 1000,
            (trace.TimesMs[^1] - trace.TimesMs[0]) / 1000,
            whole.Max(curve => curve.PeriodMs),
            perRun.Drift,
            findings);
    }

    private static RailEnergy Rail(RailTrace rail, EnergyCurve curve, EnergyBlocks window, EnergyTrace trace) => new(
        rail.Name,
        rail.IsWholeBoard,
        Around(window.Mean([curve])),
        Around(window.InSeconds().Mean([curve])),
        IdleBaseline.Of([curve], trace),
        curve.PeriodMs);

    /// <summary>Load and idle were measured at different times, so their errors are independent.</summary>
    private static EnergyInterval? Net(EnergyInterval energy, EnergyInterval? idle, double msPerRun)
    {
        if (idle is not { } known)
        {
            return null;
        }

        double seconds = msPerRun / 1000;
        double load = energy.High - energy.Value;
        double rest = (known.High - known.Value) * seconds;
        return EnergyInterval.Around(energy.Value - (known.Value * seconds), Math.Sqrt((load * load) + (rest * rest)));
    }

    private static EnergyInterval Around(BlockMean mean) => EnergyInterval.Around(mean.Value, mean.HalfWidth);

    private static ProfilerException TooShort(EnergyTrace trace, EnergyCurve[] whole)
    {
        double seconds = (trace.StampsMs[^1] - trace.StampsMs[0]) / 1000;
        double period = whole.Max(curve => curve.PeriodMs);
        return new ProfilerException(
            ErrorCode.DeviceFailed,
            $"A load of {seconds:0.0} s has fewer than {EnergyDefaults.MinBlocks} blocks for a sensor that brings a value every {period:0} ms.",
            "Allow a longer load.");
    }
}
