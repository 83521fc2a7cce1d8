using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>profiler bench cost-api</summary>
public sealed class BenchCostApiCommand : ProfilerCommand
{
    private const string ShippedTable = "lut-data/local/squeezenas-small-1x3x256x512-t1-in-context";

    private readonly CommandEnvironment _environment;
    private readonly Option<int> _connections = Number("--connections", "Connections that are kept busy", 32);
    private readonly Option<int> _rounds = Number("--rounds", "Rounds of constant answers, single costs and batches", 7);
    private readonly DurationOption _turn = new("--turn", "How long each of the three has in a round; 2s where left out");
    private readonly Option<int> _requests = Number("--requests", "At least so many single costs in all", 0);
    private readonly Option<string?> _table = new("--table")
    {
        HelpName = "FOLDER",
        Description = "The folder of the table that answers; a shipped one where left out",
    };

    public BenchCostApiCommand(CommandEnvironment environment)
        : base(
            environment,
            "cost-api",
            "Measure how fast a coordinator answers costs, beside constant answers of the same server.",
            "profiler bench cost-api",
            "profiler bench cost-api --requests 1000000 --json")
    {
        _environment = environment;
        Add(_connections);
        Add(_rounds);
        Add(_turn);
        Add(_requests);
        Add(_table);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        CostApiBenchmarkOptions options = Read(arguments);
        string folder = arguments.GetValue(_table) ?? Find();
        LookupTable table = TableText.Read(folder);
        using CostServerProcess server = await CostServerProcess.StartAsync(folder, cancellationToken);
        var benchmark = new CostApiBenchmark(server, table, options, _environment.Time);
        CostApiFigures figures = await output.WithProgressAsync(progress => benchmark.RunAsync(progress, cancellationToken));
        output.Write(figures, Render);
    }

    private CostApiBenchmarkOptions Read(ParseResult arguments) => new(
        Require("--connections", arguments.GetValue(_connections), 1, 1000),
        Require("--rounds", arguments.GetValue(_rounds), 1, 1000),
        _turn.Read(arguments) ?? TimeSpan.FromSeconds(2),
        Require("--requests", arguments.GetValue(_requests), 0, int.MaxValue));

    /// <summary>In the folder that the command is given in, else in the checkout that it was built in.</summary>
    private static string Find() =>
        Directory.Exists(ShippedTable) ? ShippedTable : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ShippedTable));

    private static int Require(string option, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new ProfilerException(ErrorCode.InvalidArgument, $"{option} {value} is not between {least} and {most}.");

    private static Option<int> Number(string name, string description, int value) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => value,
    };

    private static void Render(TextOutput text, CostApiFigures figures)
    {
        text.Line($"{figures.Connections} connections, {figures.Rounds} rounds, medians");
        text.Line($"  constant answers  {figures.BaselinePerSecond,10:F0} a second, 99 % within {figures.BaselineP99Ms:F2} ms");
        text.Line($"  single costs      {figures.SinglePerSecond,10:F0} a second, 99 % within {figures.SingleP99Ms:F2} ms");
        text.Line($"  ratios            {figures.SingleToBaseline,10:F2} of the rate, {figures.P99ToBaseline:F2} times the 99 %");
        text.Line($"  batches of {CostApiBenchmark.BatchSize}  {figures.BatchArchitecturesPerSecond,12:F0} architectures a second");
        if (figures is { ServerMemoryBeforeMiB: { } before, ServerMemoryAfterMiB: { } after })
        {
            text.Line($"  server memory     {before:F0} MiB before, {after:F0} MiB after {figures.SingleRequests} single costs");
        }
    }
}
