using System.Collections.Immutable;

namespace Profiler.Api.NetworkFiles;

/// <summary>The answer to POST /v1/networks.</summary>
/// <param name="Name">As the query called it.</param>
/// <param name="Inputs">The shapes it was counted for, by the input's name; as text such as 1x3x224x224.</param>
/// <param name="Architecture">Where the file is the export of an architecture, which one; else null.</param>
/// <param name="Counts">Null where an operator cannot be counted.</param>
/// <param name="Uncountable">Why there are no counts, with the operators' names; else null.</param>
/// <param name="Operators">Counts by kind of operator, most MACs first.</param>
/// <param name="Results">One a target.</param>
public sealed record NetworkCostDocument(
    string Name,
    string Sha256,
    ImmutableSortedDictionary<string, string> Inputs,
    RecognisedArchitecture? Architecture,
    NetworkCountsDocument? Counts,
    string? Uncountable,
    ImmutableArray<OperatorCounts> Operators,
    ImmutableArray<NetworkLatency> Results);
