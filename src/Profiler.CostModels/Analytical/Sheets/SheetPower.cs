using System.Collections.Immutable;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>Which of a board's rails are its power, as its agent is to add them up.</summary>
/// <param name="Interface">What the names are of: <see cref="Interfaces"/>.</param>
/// <param name="WholeBoard">Rails whose sum is the whole board; a * at the end stands for any number.</param>
/// <param name="Apart">Parts of those, and supplies beside the board; default for none.</param>
/// <param name="Source">The key of its source.</param>
internal sealed record SheetPower(
    string Interface, ImmutableArray<string> WholeBoard, string Source, ImmutableArray<string> Apart = default)
{
    public static ImmutableArray<string> Interfaces { get; } = ["ina3221", "nvml", "rapl"];
}
