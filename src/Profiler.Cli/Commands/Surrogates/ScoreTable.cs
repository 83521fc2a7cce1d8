using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>Scores as people read them.</summary>
internal static class ScoreTable
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("family"),
        TextColumn.Number("count"),
        TextColumn.Number("MAPE"),
        TextColumn.Number("within 5 %"),
        TextColumn.Number("within 10 %"),
        TextColumn.Number("interval"),
        TextColumn.Number("Spearman"),
    ];

    public static void Write(TextOutput text, IEnumerable<ScoredSurrogate> scores) => text.Table(Columns, scores.Select(score => (string[])
    [
        score.Family ?? "all",
        $"{score.Networks}",
        $"{score.Mape:P1}",
        $"{score.Within5:P0}",
        $"{score.Within10:P0}",
        $"{score.Coverage90:P0}",
        score.Spearman is { } rho ? $"{rho:F3}" : "-",
    ]));
}
