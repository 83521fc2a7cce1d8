using Profiler.Search.Training;

namespace Profiler.Search.Checkpoints;

/// <summary>What a checkpoint's search was about; it goes on with the same only.</summary>
/// <param name="Fingerprint">Of the space's definition.</param>
/// <param name="Cost">Metric and the snapshot that it was read from.</param>
/// <param name="Data">Data set, input and seed.</param>
public sealed record CheckpointSubject(string Space, string Fingerprint, string Cost, string Data)
{
    internal static CheckpointSubject Of(SearchSubject subject) => new(
        subject.Supernet.Space.Name,
        subject.Supernet.Space.Fingerprint,
        $"{subject.Cost.Metric} of {subject.Cost.SnapshotId}",
        subject.Batches.Description);
}
