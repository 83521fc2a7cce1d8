namespace Profiler.Search.Costs;

/// <summary>What a cost's numbers are and where they come from; see <see cref="ICost"/> for each.</summary>
public sealed record CostIdentity(string Metric, string Unit, string Target, string SnapshotId);
