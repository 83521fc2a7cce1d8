using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Search.Data;
using Profiler.Search.Distributed;
using Profiler.Search.Results;
using Profiler.Search.Strategies;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Runs one search in its folder, and measures what it found.</summary>
internal sealed class SearchRunner(CommandEnvironment environment, IWorkplace workplace, DeviceOptions device)
{
    /// <summary>Opens the data, and says what would end the search at once, before there is a folder for it.</summary>
    /// <exception cref="ProfilerException">The data cannot be used, the budget cannot be met, or two things do not go together.</exception>
    public static IDataset OpenData(SearchRequest request, SearchCosts costs)
    {
        IDataset data = DatasetSpec.Parse(request.Data).Open(request.Settings.Seed);
        SearchSession.Require(request.Settings, data, costs.Cost, request.Workers);
        return data;
    }

    /// <summary>Searches; what is found is in the folder, not yet measured.</summary>
    /// <param name="place">Of this process among others that were started with it; null where it starts them itself.</param>
    public async Task<SearchResult> SearchAsync(
        PlannedSearch planned, WorkerEnvironment? place, IProgress<ProgressReport> progress, CancellationToken cancellationToken)
    {
        (SearchRequest request, SearchCosts costs, IDataset data, SearchFolder folder, _) = planned;
        long start = environment.Time.GetTimestamp();
        DateTimeOffset createdAt = environment.Time.GetUtcNow();
        var page = new SearchPage(planned, SearchFacts.ScoreWord(data.Task), environment.Time);
        SearchOutcome outcome = await Task.Run(
            () => Guarded(planned, place, team =>
            {
                using var session = new SearchSession(request.Settings, data, costs.Cost, folder, team, environment.Time);
                return Followed(session, page, new Follower(page, planned.Part, progress), cancellationToken);
            }),
            CancellationToken.None);
        Architecture found = Architecture.FromIndices(request.Settings.Space, outcome.Architecture.Choices, SearchFacts.NameOf(request));
        await SearchFiles.WriteArchitectureAsync(folder, found, cancellationToken);
        await OutputFile.WriteAsync(folder.Network, outcome.Onnx.Bytes, cancellationToken);
        SearchProvenance provenance = SearchFacts.Provenance(
            planned, createdAt, environment.Time.GetElapsedTime(start), SearchNotes.After(request, costs, outcome.History));
        SearchResult result = Result(planned, found, outcome, provenance);
        await FinishAsync(planned, result, cancellationToken);
        return result;
    }

    /// <summary>Trains beside the first worker, who does everything else.</summary>
    public Task AssistAsync(PlannedSearch planned, WorkerEnvironment place, CancellationToken cancellationToken)
    {
        (SearchRequest request, SearchCosts costs, IDataset data, SearchFolder folder, _) = planned;
        return Task.Run(
            () =>
            {
                using var workers = SearchWorkers.Gather(place, request.Workers, planned.Part);
                using var session = new SearchSession(request.Settings, data, costs.Cost, folder, workers.Team, environment.Time);
                session.Assist(cancellationToken);
            },
            CancellationToken.None);
    }

    /// <summary>Measures networks that searches found, in turns where they are several, and files each beside its prediction.</summary>
    public async Task<MeasuringOutcome> MeasureAsync(
        IReadOnlyList<FoundSearch> searches, IProgress<ProgressReport> progress, CancellationToken cancellationToken)
    {
        Subject[] subjects = [.. searches.Select(search => SearchMeasurement.SubjectOf(search.Result.Architecture.Name, search.Planned.Folder.Network))];
        string kind = subjects.Length == 1 ? JobKinds.Measure : JobKinds.Compare;
        int seed = searches[0].Planned.Request.Settings.Seed;
        return await workplace.MeasureAsync(new MeasuringRequest(kind, subjects, seed), device, progress.OfJobs(), cancellationToken);
    }

    /// <summary>The result with its measurement, also in the folder.</summary>
    public async Task<FoundSearch> FileAsync(FoundSearch search, MeasuringOutcome measured, CancellationToken cancellationToken)
    {
        SearchResult found = search.Result;
        SearchResult result = found with
        {
            Measured = SearchMeasurement.Read(measured, found.Architecture.Name, found.ExpectedCost.Latency),
        };
        await FinishAsync(search.Planned, result, cancellationToken);
        return search with { Result = result };
    }

    private async Task FinishAsync(PlannedSearch planned, SearchResult result, CancellationToken cancellationToken)
    {
        await SearchFiles.WriteResultAsync(planned.Folder, result, cancellationToken);
        new SearchPage(planned, result.ScoreMetric, environment.Time).Finish(result);
    }

    private static SearchOutcome Followed(
        SearchSession session, SearchPage page, IProgress<StrategyProgress> follower, CancellationToken cancellationToken)
    {
        try
        {
            return session.Run(follower, cancellationToken);
        }
        catch (ProfilerException)
        {
            page.Stop();
            throw;
        }
    }

    /// <summary>Brings the workers together for the search, and says what stopped it in the words of the command.</summary>
    private static SearchOutcome Guarded(PlannedSearch planned, WorkerEnvironment? place, Func<SearchTeam, SearchOutcome> search)
    {
        using var workers = SearchWorkers.Gather(place, planned.Request.Workers, planned.Part);
        try
        {
            return search(workers.Team);
        }
        catch (ProfilerException stopped) when (stopped.Code == ErrorCode.Cancelled)
        {
            throw new ProfilerException(
                ErrorCode.Cancelled, stopped.Message, $"Give the same command with --resume to go on; {planned.Folder.Path} has the checkpoint.", stopped);
        }
        catch (ProfilerException lost) when (lost.Code == ErrorCode.LinkLost)
        {
            throw workers.Explain(lost);
        }
    }

    private static SearchResult Result(PlannedSearch planned, Architecture found, SearchOutcome outcome, SearchProvenance provenance)
    {
        (SearchRequest request, SearchCosts costs, _, _, _) = planned;
        SearchSettings settings = request.Settings;
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(found), settings.Input));
        return new SearchResult(
            SearchResult.CurrentVersion,
            new FoundArchitecture(
                found.Name,
                found.Space.Name,
                found.Space.Fingerprint,
                found.Code,
                [.. found.CandidateNames],
                counts.Macs,
                counts.Parameters,
                outcome.Inherited.Score),
            costs.Expect(found, settings.Budget),
            Measured: null,
            outcome.Trained,
            SearchFacts.ScoreWord(outcome.Task),
            outcome.History,
            settings.Seed,
            provenance);
    }

    /// <summary>Tells the page and the terminal, on the thread that searches.</summary>
    private sealed class Follower(SearchPage page, string? part, IProgress<ProgressReport> progress) : IProgress<StrategyProgress>
    {
        public void Report(StrategyProgress value)
        {
            page.Follow(value);
            progress.Report(new ProgressReport(part is null ? value.Activity : $"{part}: {value.Activity}", value.Fraction, value.Remaining));
        }
    }
}
