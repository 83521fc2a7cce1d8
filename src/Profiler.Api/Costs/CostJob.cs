namespace Profiler.Api.Costs;

/// <summary>A measurement that was queued because a table is not sure.</summary>
/// <param name="Architecture">Its name in the answer.</param>
/// <param name="Target">The target that it is measured for.</param>
/// <param name="Job">The job's id.</param>
public sealed record CostJob(string Architecture, string Target, string Job);
