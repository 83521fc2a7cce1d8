using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>What a request's architectures cost on one target: objects, or columns for codes.</summary>
/// <param name="Target">The target's id; null where no metric depends on one.</param>
/// <param name="Costs">In the order of the request; null for codes.</param>
/// <param name="Count">For codes: how many values each column has.</param>
public sealed record TargetCosts(
    string? Target,
    ImmutableArray<ArchitectureCost>? Costs = null,
    int? Count = null,
    LatencyColumns? LatencyMs = null,
    CountColumn? Macs = null,
    CountColumn? Parameters = null,
    EnergyColumns? EnergyMj = null);
