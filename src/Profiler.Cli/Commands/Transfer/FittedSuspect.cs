using Profiler.CostModels.Transfer;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>A measurement that the others contradict.</summary>
internal sealed record FittedSuspect(string Architecture, double LatencyMs, double ExpectedMs)
{
    public static FittedSuspect? Of(SuspectObservation? suspect) => suspect is null
        ? null
        : new FittedSuspect(suspect.Observation.Architecture.Text, suspect.Observation.LatencyMs, suspect.ExpectedMs);
}
