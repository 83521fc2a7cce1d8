using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>profiler search-compare --space NAME --data shapes --budget-ms 8 --out DIR</summary>
public sealed class SearchCompareCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly SearchArguments _search = new();
    private readonly DeviceOption _device = new("--target");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<double?> _budget = new("--budget-ms")
    {
        HelpName = "MS",
        Description = "What both networks may take; midway between the cheapest and an average network where left out",
    };

    private readonly OutOption _out = new();
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the searches in --out" };
    private readonly Option<bool> _noMeasure = new("--no-measure") { Description = "Do not measure the results on the device" };

    public SearchCompareCommand(CommandEnvironment environment)
        : base(
            environment,
            "search-compare",
            "Search for MACs and for latency at one budget, and compare the results.",
            "profiler search-compare --space squeezenas-small --data shapes --out compared")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        _search.AddTo(this);
        Add(_budget);
        _device.AddTo(this);
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
        double? budget = Budget(arguments);
        SearchRequest open = _search.Read(arguments, [(SearchRequest.Latency, 1)], budget);
        using var signals = _environment.HandlesSignals ? new StopSignals() : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals?.Stop ?? CancellationToken.None);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        using SearchCosts latencyCosts = await SearchCosts.ReadAsync(open, _device, arguments, workplace.Tables, stop.Token);
        SearchRequest macs = open with { Costs = [(SearchRequest.Macs, 1)], Tables = [], IsWorst = false };
        using SearchCosts macsCosts = await SearchCosts.ReadAsync(macs, _device, arguments, workplace.Tables, stop.Token);
        var matched = MatchedBudget.Of(latencyCosts, macsCosts.Cost, budget);
        open.Settings.Objective.Require(matched.Ms);
        SearchRequest latency = open with { Settings = open.Settings with { Budget = matched.Ms } };
        macs = macs with { Settings = open.Settings with { Budget = matched.MillionMacs } };
        var runner = new SearchRunner(_environment, workplace, device);
        PlannedSearch[] planned = [Plan("macs", macs, macsCosts, arguments), Plan("latency", latency, latencyCosts, arguments)];
        using IDisposable claim = planned[0].Folder.Claim();
        var found = new List<SearchResult>();
        foreach (PlannedSearch search in planned)
        {
            found.Add(await output.WithProgressAsync(progress => runner.SearchAsync(search, place: null, progress, stop.Token)));
        }

        MeasuringOutcome? measured = null;
        if (!arguments.GetValue(_noMeasure))
        {
            measured = await output.WithProgressAsync(
                progress => runner.MeasureAsync([.. planned.Zip(found)], progress, stop.Token));
            for (int i = 0; i < planned.Length; i++)
            {
                found[i] = await runner.FileAsync(planned[i], found[i], measured, stop.Token);
            }
        }

        ComparedSearches compared = SearchComparison.Read(matched, planned, found, measured);
        await WriteAsync(arguments, compared, planned[0], stop.Token);
        output.Write(compared, SearchComparison.Render);
    }

    private PlannedSearch Plan(string name, SearchRequest request, SearchCosts costs, ParseResult arguments)
    {
        string path = Path.Combine(arguments.GetRequiredValue(_out), name);
        bool resumes = arguments.GetValue(_resume) && SearchFolder.IsBegun(path);
        return new PlannedSearch(request, costs, SearchFolder.Open(path, request.Words(costs.Cost.SnapshotId), resumes));
    }

    private async Task WriteAsync(ParseResult arguments, ComparedSearches compared, PlannedSearch first, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(arguments.GetRequiredValue(_out));
        string page = SearchReport.Write(SearchComparison.Model(compared, first, _environment.Time.GetUtcNow()));
        await OutputFile.WriteAsync(
            Path.Combine(folder, "search-compare.json"), Encoding.UTF8.GetBytes(CommandJson.Write(compared)), cancellationToken);
        await OutputFile.WriteAsync(Path.Combine(folder, "search-compare.html"), Encoding.UTF8.GetBytes(page), cancellationToken);
        await _save.WriteAsync(arguments, compared, cancellationToken);
    }

    private double? Budget(ParseResult arguments) => arguments.GetValue(_budget) switch
    {
        null => null,
        double value when value > 0 && double.IsFinite(value) => value,
        double value => throw new ProfilerException(ErrorCode.InvalidArgument, $"{_budget.Name} {value} is not above 0."),
    };
}
