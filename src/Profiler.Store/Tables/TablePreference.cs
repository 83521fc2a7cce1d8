using Profiler.CostModels.LookupTables;

namespace Profiler.Store.Tables;

/// <summary>Which of several tables answers where none is named.</summary>
public static class TablePreference
{
    /// <summary>
    /// Tables that may answer, the best first: profiled before predicted, in the order given. Isolated ones answer only
    /// where they are asked for.
    /// </summary>
    public static IEnumerable<TableSummary> Answering(this IEnumerable<TableSummary> tables) => tables
        .Where(table => table.Method != FillMethod.Isolated)
        .OrderBy(table => table.Method == FillMethod.InContext ? 0 : 1);
}
