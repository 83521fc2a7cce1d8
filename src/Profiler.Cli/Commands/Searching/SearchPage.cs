using System.Text;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;
using Profiler.Search.Strategies;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Keeps search.html up to date: written whole now and then while the search runs, and once more at its end.</summary>
/// <param name="scoreMetric">"meanIoU" or "top1".</param>
internal sealed class SearchPage(PlannedSearch planned, string scoreMetric, TimeProvider time)
{
    /// <summary>The page has a mebibyte, and nobody follows a search by the second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _began = time.GetUtcNow();
    private long? _lastWritten;
    private StrategyProgress? _last;

    /// <summary>Writes the page where it is time to.</summary>
    public void Follow(StrategyProgress progress)
    {
        _last = progress;
        if (_lastWritten is { } last && time.GetElapsedTime(last) < Interval)
        {
            return;
        }

        _lastWritten = time.GetTimestamp();
        string remaining = progress.Remaining is { } left ? $", about {left.TotalMinutes:F0} min left" : "";
        Write(Model($"{progress.Activity}; {progress.Fraction:P0} done{remaining}.", progress.History(), result: null));
    }

    /// <summary>Says that the search was stopped, and after what.</summary>
    public void Stop()
    {
        if (_last is { } last)
        {
            string headline = $"{last.Activity}; {last.Fraction:P0} done. The same command with --resume goes on from the checkpoint.";
            Write(Model(headline, last.History(), result: null) with { Refresh = null });
        }
    }

    public void Finish(SearchResult result) => Write(Model(SearchWords.Headline(result), result.History, result));

    private SearchReportModel Model(string headline, SearchHistory history, SearchResult? result)
    {
        (SearchRequest request, SearchCosts costs, _, _, _) = planned;
        SearchProvenance provenance = result?.Provenance
            ?? SearchFacts.Provenance(planned, _began, TimeSpan.Zero, SearchNotes.Before(request, costs));
        return new SearchReportModel(
            $"Searching {request.Settings.Space.Name} for {costs.Cost.Metric}",
            headline,
            time.GetUtcNow(),
            result is null ? Interval : null,
            SearchFacts.CostWithUnit(costs),
            request.Settings.Budget,
            SearchFacts.ScoreName(scoreMetric),
            history,
            result,
            SearchFacts.Of(provenance, request));
    }

    private void Write(SearchReportModel model) => OutputFile.Write(planned.Folder.Page, Encoding.UTF8.GetBytes(SearchReport.Write(model)));
}
