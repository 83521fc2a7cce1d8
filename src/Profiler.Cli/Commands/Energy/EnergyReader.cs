using Profiler.Cli.Commands.Measuring;
using Profiler.Fleet.Energy;
using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Energy;

/// <summary>Turns what was measured into what the command prints.</summary>
internal static class EnergyReader
{
    public static MeasuredEnergies Read(EnergyOutcome outcome) => new(
        outcome.JobId,
        outcome.Networks[0].Measured.Target.ToString(),
        outcome.Networks[0].Measured.Target.Threads,
        [.. outcome.Networks.Select(Read)],
        Math.Round(outcome.DeviceSeconds, 1));

    private static MeasuredEnergy Read(SubjectEnergy network)
    {
        EnergySummary energy = network.Energy;
        return new MeasuredEnergy(
            MeasuredNetworkReader.Read(network.Measured),
            EnergyBounds.Of(energy.MjPerInference),
            Bounds(energy.NetMjPerInference),
            network.ImagesPerJoule,
            EnergyBounds.Of(energy.AverageMw),
            Bounds(energy.IdleMw),
            [.. energy.Rails.Select(Read)],
            energy.MsPerInference,
            energy.Runs,
            energy.WindowSeconds,
            energy.UpdatePeriodMs,
            energy.Drift,
            [.. Enum.GetValues<EnergyFindings>().Where(f => f != EnergyFindings.None && energy.Findings.HasFlag(f)).Select(f => f.ToString())]);
    }

    private static MeasuredRail Read(RailEnergy rail) => new(
        rail.Name, rail.IsWholeBoard, EnergyBounds.Of(rail.MjPerInference), rail.AverageMw.Value, rail.IdleMw?.Value, rail.UpdatePeriodMs);

    private static EnergyBounds? Bounds(EnergyInterval? interval) => interval is { } known ? EnergyBounds.Of(known) : null;
}
