using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>A column of a table that says something of an architecture.</summary>
/// <param name="Categories">The values that it takes, each a feature; empty where it is a size only.</param>
/// <param name="Reference">For a size, such as a resolution, the value that others are related to; null for a mere choice.</param>
public sealed record ChoiceColumn(string Name, ImmutableArray<string> Categories, double? Reference);
