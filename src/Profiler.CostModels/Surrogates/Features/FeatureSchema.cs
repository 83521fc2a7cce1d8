using System.Collections.Immutable;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What the columns of a kernel's features mean.</summary>
public static class FeatureSchema
{
    /// <summary>Raised with every change to what a column holds, so that trees are never asked about other columns than they grew on.</summary>
    public const int Version = 2;

    /// <summary>Column names, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. FeatureColumns.All.Select(column => column.Name)];

    /// <summary>Columns with which, all others equal, time does not fall: the logarithms of multiply-accumulates and of bytes.</summary>
    public static ImmutableArray<int> Rising { get; } =
        [.. Enumerable.Range(0, Names.Length).Where(column => FeatureColumns.All[column].Rises)];

    public static int Columns => Names.Length;
}
