using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>Energies in mJ per inference in columns, one value an architecture in the order of the request.</summary>
/// <param name="Coverage">Of the latencies that they were computed from.</param>
/// <param name="Snapshot">The table's id.</param>
public sealed record EnergyColumns(
    ImmutableArray<double> Value,
    ImmutableArray<double> Low,
    ImmutableArray<double> High,
    ImmutableArray<string> Source,
    ImmutableArray<double> Coverage,
    string Snapshot);
