using Profiler.Cli.Commands.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Statistics;

namespace Profiler.Cli.Commands.Measuring;

/// <summary>Turns a measured subject into what the command prints.</summary>
public static class MeasuredNetworkReader
{
    public static MeasuredNetwork Read(MeasuredSubject measured)
    {
        LatencyStatistics ms = measured.Result.LatencyMs;
        return new MeasuredNetwork(
            measured.Subject.Name,
            measured.Subject.Input?.ToString(),
            measured.Target.ToString(),
            measured.Target.Threads,
            measured.Subject.Counts.Macs,
            measured.Subject.Counts.Parameters,
            new LatencySummary(ms.Median, ms.Low, ms.High, ms.P90),
            ms.RawMedian,
            ms.Samples,
            ms.Visits,
            ms.BadVisits,
            measured.Result.Grade.ToString(),
            [.. Enum.GetValues<Findings>().Where(f => f != Findings.None && measured.Result.Flags.HasFlag(f)).Select(f => f.ToString())],
            EstimatedLatency.Of(measured.Estimate),
            measured.Subject.Sha256)
        {
            Notes = measured.Notes,
            MjPerInference = measured.MjPerInference is { } energy ? EnergyBounds.Of(energy) : null,
            ImagesPerJoule = measured.MjPerInference is { } mj ? EnergySummary.ImagesPerJoule(mj.Value, measured.Target.Batch) : null,
            Memory = measured.Memory,
        };
    }
}
