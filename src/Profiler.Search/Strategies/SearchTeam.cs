using Profiler.Networks.Errors;
using Profiler.Search.Data.Batches;
using Profiler.Search.Distributed;
using Profiler.Search.Training;

namespace Profiler.Search.Strategies;

/// <summary>The processes that train one search together, seen from one of them.</summary>
/// <param name="Slice">Which part of every batch this process takes.</param>
/// <param name="Replicas">How they average; null where there is one process.</param>
/// <param name="Threads">That Torch may use in this process; null for its own choice.</param>
public sealed record SearchTeam(Share Slice, IReplicas? Replicas, int? Threads = null)
{
    /// <summary>One process alone.</summary>
    public static SearchTeam Alone { get; } = new(default, null);

    public int Workers => Slice.Workers;

    /// <summary>What makes norms use the images of all; null where there is one process.</summary>
    public CrossWorkerSums? Sums => Replicas is WorkerGroup group ? new CrossWorkerSums(group) : null;

    public bool IsFirst => Slice.Worker == 0;

    /// <returns>Images of each process.</returns>
    /// <exception cref="ProfilerException">The batch cannot be shared out evenly.</exception>
    public int Share(int batch) => batch % Workers == 0
        ? batch / Workers
        : throw new ProfilerException(
            ErrorCode.InvalidArgument, $"A batch of {batch} images cannot be shared out evenly among {Workers} workers.", "Choose a multiple.");
}
