using System.Collections.Immutable;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Architectures scored with inherited weights: score against cost.</summary>
public static class SearchCandidatesSection
{
    private const int RowsShown = 20;

    public static Markup Render(SearchReportModel search) => search.History.Candidates.IsEmpty ? Markup.Empty : Markup.Of($"""
        <section>
        <h2>Architectures tried with inherited weights</h2>
        {Figure.Render(
            ChartNames.Candidates,
            "candidates.png",
            $"{search.ScoreName} with weights inherited from the supernet, against {search.Cost}; later ones are darker.",
            "Scatter plot of score against cost, one point an architecture. The table below has the best ones.")}
        <details><summary>Show the best {Best(search.History).Length} as a table</summary>
        {Table(search).Render()}
        </details>
        <p>{CsvLink.Render("candidates.csv", ["trial", "code", "score", "loss", "cost"], search.History.Candidates.Select(Row))}</p>
        </section>
        """);

    private static ImmutableArray<ScoredCandidate> Best(SearchHistory history) =>
        [.. history.Candidates.DistinctBy(candidate => candidate.Code).OrderByDescending(candidate => candidate.Score).Take(RowsShown)];

    private static HtmlTable Table(SearchReportModel search) => new(
        "The best architectures tried",
        ["choices", "trial", search.ScoreName, "loss", search.Cost],
        [.. Best(search.History).Select(ImmutableArray<HtmlCell> (candidate) =>
        [
            new(candidate.Code),
            HtmlCell.Number($"{candidate.Trial}"),
            HtmlCell.Number(ReportNumbers.Percent(candidate.Score)),
            HtmlCell.Number(ReportNumbers.Fixed(candidate.Loss, 3)),
            HtmlCell.Number(ReportNumbers.Ms(candidate.Cost)),
        ])]);

    private static IEnumerable<object?> Row(ScoredCandidate candidate) =>
        [candidate.Trial, candidate.Code, candidate.Score, candidate.Loss, candidate.Cost];
}
