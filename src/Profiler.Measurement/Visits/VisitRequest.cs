namespace Profiler.Measurement.Visits;

/// <summary>
/// One visit to a workload: runs of the reference, unmeasured warm-up runs of the workload, measured runs, runs of
/// the reference again.
/// </summary>
/// <param name="ItemId">The caller's name for what is measured; comes back in the visit.</param>
/// <param name="Round">The interleaved round that the visit belongs to, from 0.</param>
/// <param name="Profiled">Whether the runtime's own profile is taken; it disturbs timing, so such runs are kept apart.</param>
/// <param name="Reference">The reference workload; null where nothing stands beside the runs.</param>
/// <param name="ReferenceRuns">Measured reference runs on each side; one more before them is not counted.</param>
/// <param name="WarmupRuns">Runs of the workload that do not count: the first after a switch of networks is cold.</param>
/// <param name="Runs">Measured runs, at least 1.</param>
public sealed record VisitRequest(
    string ItemId, int Round, Workload Workload, bool Profiled, Workload? Reference, int ReferenceRuns, int WarmupRuns, int Runs);
