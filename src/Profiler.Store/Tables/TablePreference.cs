using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;

namespace Profiler.Store.Tables;

/// <summary>Which of several tables answers where none is named.</summary>
public static class TablePreference
{
    /// <summary>The methods whose tables answer, the best first. Isolated ones answer only where they are asked for.</summary>
    private static readonly ImmutableArray<FillMethod> BestFirst = [FillMethod.InContext, FillMethod.Surrogate, FillMethod.Roofline];

    /// <summary>Tables that may answer, the best first: profiled before predicted before analytical, in the order given.</summary>
    public static IEnumerable<TableSummary> Answering(this IEnumerable<TableSummary> tables) => tables.Answering(table => table);

    /// <inheritdoc cref="Answering(IEnumerable{TableSummary})"/>
    public static IEnumerable<T> Answering<T>(this IEnumerable<T> tables, Func<T, TableSummary> summaryOf) => tables
        .Where(table => BestFirst.Contains(summaryOf(table).Method))
        .OrderBy(table => BestFirst.IndexOf(summaryOf(table).Method));
}
