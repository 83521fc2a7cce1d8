using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>The answer to POST /v1/costs.</summary>
/// <param name="Results">One block a target, in the order of the request; one without a target where no metric depends on one.</param>
/// <param name="Jobs">What was queued; only where the request said "measure": "ifUncertain".</param>
public sealed record CostsDocument(
    string Space, string Input, ImmutableArray<TargetCosts> Results, ImmutableArray<CostJob>? Jobs = null);
