using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Search.Distributed;

namespace Profiler.Cli.Commands.Searching;

/// <summary>profiler search-compare --space NAME --data shapes --budget-ms 8 --out DIR</summary>
public sealed class SearchCompareCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly SearchArguments _search = new();
    private readonly MatchOption _match = new();
    private readonly DeviceOption _device = new("--target");
    private readonly WorkersOption _workers = new();
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<double?> _budget = new("--budget-ms")
    {
        HelpName = "MS",
        Description = "What the networks may take; midway between the cheapest and an average network where left out. "
            + "With --match accuracy that of the search for MACs, and latency is searched at budgets around it",
    };

    private readonly OutOption _out = new();
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the searches in --out" };
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Do not measure the results on the device" };

    public SearchCompareCommand(CommandEnvironment environment)
        : base(
            environment,
            "search-compare",
            "Search for MACs and for latency at one budget or one accuracy, and compare the results.",
            "profiler search-compare --space squeezenas-small --data shapes --out compared",
            "profiler search-compare --space my.json --data shapes --match accuracy -o out")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        _search.AddTo(this);
        Add(_budget);
        _match.AddTo(this);
        _device.AddTo(this);
        Add(_workers);
        Add(_out);
        Add(_resume);
        Add(_noMeasure);
        Add(_save);
        _workplace.AddTo(this);
    }

    public override bool HandlesSignals => true;

    protected override string AfterStopping => "What was done is kept: give the same command with --resume to go on.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DeviceOptions device = _device.Read(arguments);
        MatchRule match = _match.Read(arguments);
        double? budget = Budget(arguments);
        WorkerEnvironment? place = Place();
        SearchRequest open = _search.Read(arguments, [(SearchRequest.Latency, 1)]) with
        {
            Workers = place?.WorldSize ?? _workers.Read(arguments),
        };
        Require(match, open);
        using var signals = _environment.HandlesSignals ? new StopSignals() : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals?.Stop ?? CancellationToken.None);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        using SearchCosts latency = await SearchCosts.ReadAsync(open, _device, arguments, workplace.Tables, stop.Token);
        SearchRequest counted = open with { Costs = [(SearchRequest.Macs, 1)], Tables = [], IsWorst = false };
        using SearchCosts macs = await SearchCosts.ReadAsync(counted, _device, arguments, workplace.Tables, stop.Token);
        var matched = MatchedBudget.Of(latency, macs.Cost, budget);
        open.Settings.Objective.Require(matched.Ms);
        var plans = new ComparedPlans(
            arguments.GetRequiredValue(_out), arguments.GetValue(_resume), (counted, macs), (open, latency), matched, match);
        var runner = new SearchRunner(_environment, workplace, device);
        if (place is not null)
        {
            // The first worker is asked to stop, and the others end with it.
            await runner.AssistAsync(plans.Join(SearchWorkers.Part()!), place, cancellationToken);
            return;
        }

        PlannedSearch first = plans.Open(ComparedPlans.MacsName);
        using IDisposable claim = first.Folder.Claim();
        Task<FoundSearch> RunAsync(PlannedSearch planned) => SearchAsync(runner, planned, output, stop.Token);
        FoundPair pair = await PairAsync(await RunAsync(first), plans, match, RunAsync);
        MeasuringOutcome? measured = null;
        if (!arguments.GetValue(_noMeasure))
        {
            FoundSearch[] both = [pair.Macs, pair.Latency];
            measured = await output.WithProgressAsync(progress => runner.MeasureAsync(both, progress, stop.Token));
            pair = pair with
            {
                Macs = await runner.FileAsync(pair.Macs, measured, stop.Token),
                Latency = await runner.FileAsync(pair.Latency, measured, stop.Token),
            };
        }

        ComparedSearches compared = SearchComparison.Read(matched, pair, measured);
        await WriteAsync(arguments, compared, first, stop.Token);
        output.Write(compared, SearchComparison.Render);
    }

    /// <summary>At a matched budget the one search for latency; else the first, from the lowest budget, that is accurate enough.</summary>
    private static async Task<FoundPair> PairAsync(
        FoundSearch macs, ComparedPlans plans, MatchRule match, Func<PlannedSearch, Task<FoundSearch>> runAsync)
    {
        if (match.Tolerance is not { } tolerance)
        {
            return new FoundPair(macs, await runAsync(plans.Open(plans.LatencyNames.Single())), Accuracy: null);
        }

        double least = macs.Score - tolerance;
        var tried = new List<FoundSearch>();
        foreach (string name in plans.LatencyNames)
        {
            FoundSearch found = await runAsync(plans.Open(name));
            tried.Add(found);
            if (found.Score >= least)
            {
                break;
            }
        }

        bool isReached = tried[^1].Score >= least;
        return new FoundPair(
            macs,
            isReached ? tried[^1] : tried.MaxBy(found => found.Score)!,
            new AccuracyMatch(tolerance, least, isReached, [.. tried.Select(found => SearchComparison.Tried(found, least))]));
    }

    private static async Task<FoundSearch> SearchAsync(
        SearchRunner runner, PlannedSearch planned, CommandOutput output, CancellationToken cancellationToken) => new(
        planned,
        await output.WithProgressAsync(progress => runner.SearchAsync(planned, place: null, progress, cancellationToken)));

    private async Task WriteAsync(ParseResult arguments, ComparedSearches compared, PlannedSearch first, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(arguments.GetRequiredValue(_out));
        string page = SearchReport.Write(SearchComparison.Model(compared, first, _environment.Time.GetUtcNow()));
        await OutputFile.WriteAsync(
            Path.Combine(folder, "search-compare.json"), Encoding.UTF8.GetBytes(CommandJson.Write(compared)), cancellationToken);
        await OutputFile.WriteAsync(Path.Combine(folder, "search-compare.html"), Encoding.UTF8.GetBytes(page), cancellationToken);
        await _save.WriteAsync(arguments, compared, cancellationToken);
    }

    /// <summary>Where this process is a worker that another one of this command started; null where it is the first.</summary>
    private static WorkerEnvironment? Place() => SearchWorkers.Place() switch
    {
        null => null,
        { } place when SearchWorkers.Part() is not null => place,
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument,
            "search-compare runs several searches and starts the workers of each itself; torchrun and Slurm start those of one search.",
            "Run it in one process with --workers N, or run 'profiler search' for each."),
    };

    private static void Require(MatchRule match, SearchRequest request)
    {
        if (request.Tables.Length > 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, "Searches are compared on one device, and --table is given several times.", "Give one --table.");
        }

        if (match.Tolerance is not null && request.Settings.ScratchSteps == 0)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "Accuracies are matched of networks that were trained from scratch, and --train-steps is 0.",
                "Leave --train-steps out, or give it 1 or more.");
        }
    }

    private double? Budget(ParseResult arguments) => arguments.GetValue(_budget) switch
    {
        null => null,
        double value when value > 0 && double.IsFinite(value) => value,
        double value => throw new ProfilerException(ErrorCode.InvalidArgument, $"{_budget.Name} {value} is not above 0."),
    };
}
