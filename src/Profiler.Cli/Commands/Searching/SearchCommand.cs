using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Distributed;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>profiler search --space NAME --data shapes --cost latency --budget-ms 8 --out DIR</summary>
public sealed class SearchCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly SearchArguments _search = new();
    private readonly DeviceOption _device = new("--target");
    private readonly WorkplaceOption _workplace;
    private readonly Option<string> _cost = new("--cost")
    {
        HelpName = "latency|energy|macs|parameters|A=W,B=W",
        Description = "What is minimised; a mix has weights, such as latency=0.7,macs=0.3",
        DefaultValueFactory = _ => SearchRequest.Latency,
    };

    private readonly Option<double?> _budgetMs = new("--budget-ms")
    {
        HelpName = "MS",
        Description = "The most that the found network may take on the device",
    };

    private readonly Option<double?> _budget = new("--budget")
    {
        HelpName = "N",
        Description = "The most that it may cost otherwise: mJ, millions of MACs or parameters; of a mix, or of several tables' mean, "
            + "1 is a random network's",
    };

    private readonly WorkersOption _workers = new();
    private readonly OutOption _out = new();
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the search in --out" };
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Do not measure the result on the device" };

    public SearchCommand(CommandEnvironment environment)
        : base(
            environment,
            "search",
            "Search a space for a network that is good and cheap on a device.",
            "profiler search --space squeezenas-small --data shapes --budget-ms 8 -o found",
            "profiler search --space fbnet --data shapes --cost energy --budget 40 -o found",
            "profiler search --space fbnet --data folder:images --cost macs -o found")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        _cost.CompletionSources.Add(_ => [SearchRequest.Latency, SearchRequest.Energy, SearchRequest.Macs, SearchRequest.Parameters]);
        _search.AddTo(this);
        Add(_cost);
        Add(_budgetMs);
        Add(_budget);
        _device.AddTo(this);
        Add(_workers);
        Add(_out);
        Add(_resume);
        Add(_noMeasure);
        _workplace.AddTo(this);
    }

    public override bool HandlesSignals => true;

    protected override string AfterStopping => "What was done is kept: give the same command with --resume to go on.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        ImmutableArray<(string Metric, double Weight)> cost = CostMix.Parse(arguments.GetRequiredValue(_cost));
        WorkerEnvironment? place = SearchWorkers.Place();
        int workers = place?.WorldSize ?? _workers.Read(arguments);
        SearchRequest request = _search.Read(arguments, cost) with { Workers = workers };
        request = request with { Settings = request.Settings with { Budget = Budget(request, arguments) } };
        request.Settings.Objective.Require(request.Settings.Budget);
        DeviceOptions device = _device.Read(arguments);
        using var signals = _environment.HandlesSignals ? new StopSignals() : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals?.Stop ?? CancellationToken.None);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        using SearchCosts costs = await SearchCosts.ReadAsync(request, _device, arguments, workplace.Tables, stop.Token);
        IDataset data = SearchRunner.OpenData(request, costs);
        string path = arguments.GetRequiredValue(_out);
        var runner = new SearchRunner(_environment, workplace, device);
        if (place is { Rank: > 0 })
        {
            // The first worker is asked to stop, and the others end with it.
            await runner.AssistAsync(new PlannedSearch(request, costs, data, SearchFolder.Join(path)), place, cancellationToken);
            return;
        }

        var folder = SearchFolder.Open(path, request.Words(costs.Cost.SnapshotId), arguments.GetValue(_resume));
        using IDisposable claim = folder.Claim();
        var planned = new PlannedSearch(request, costs, data, folder);
        SearchResult found = await output.WithProgressAsync(progress => runner.SearchAsync(planned, place, progress, stop.Token));
        if (!arguments.GetValue(_noMeasure))
        {
            MeasuringOutcome measured = await output.WithProgressAsync(
                progress => runner.MeasureAsync([new FoundSearch(planned, found)], progress, stop.Token));
            found = (await runner.FileAsync(new FoundSearch(planned, found), measured, stop.Token)).Result;
        }

        output.Write(found, (text, result) =>
        {
            SearchWords.Render(text, result);
            text.Line($"  page       {folder.Page}");
        });
    }

    private double? Budget(SearchRequest request, ParseResult arguments)
    {
        double? ms = arguments.GetValue(_budgetMs);
        double? other = arguments.GetValue(_budget);
        Option? misplaced = request.IsInMs switch
        {
            true when other is not null => _budget,
            false when ms is not null => _budgetMs,
            _ => null,
        };
        if (misplaced is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{misplaced.Name} is not in the unit of --cost {arguments.GetValue(_cost)}{(request.Tables.Length > 1 ? " of several tables" : "")}.",
                $"Give {(request.IsInMs ? _budgetMs.Name : _budget.Name)} instead.");
        }

        return (ms ?? other) switch
        {
            null => null,
            double value when value > 0 && double.IsFinite(value) => value,
            double value => throw new ProfilerException(ErrorCode.InvalidArgument, $"A budget of {value} is not above 0."),
        };
    }
}
