using System.CommandLine;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Store;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>profiler estimate NAME|ARCHITECTURE.json [--input 1x3xHxW] [--table ID]</summary>
public sealed class EstimateCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly DatabaseOption _database = new();
    private readonly Option<string?> _table = new("--table")
    {
        HelpName = "ID",
        Description = "The table that answers; the newest of this device where it is left out",
    };

    public EstimateCommand(CommandEnvironment environment)
        : base(
            environment,
            "estimate",
            "Estimate what a network costs from a lookup table, without running it.",
            "profiler estimate squeezenas-lat-small --input 1x3x256x512",
            "profiler estimate my-architecture.json --input 1x3x256x512 --json")
    {
        _environment = environment;
        Add(_network);
        Add(_input);
        Add(_table);
        _device.AddTo(this);
        Add(_database);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        Network network = (_network.Read(arguments) as LayerNetwork)?.Network ?? throw NotOfASpace(arguments.GetRequiredValue(_network));
        Architecture architecture = network.Architecture ?? throw NotOfASpace(network.Name);
        TensorShape input = _input.ReadShape(arguments) ?? network.DefaultInput;
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(network, input));
        using ProfilerDatabase database = await _database.OpenAsync(arguments, _environment.Time);
        LookupTable table = await FindAsync(database, arguments, architecture, input);
        CostEstimate estimate = new TableCostModel(table, architecture.Space).Estimate(architecture);
        var estimated = new EstimatedNetwork(
            network.Name,
            architecture.Space.Name,
            input.ToString(),
            table.Target.ToString(),
            table.Target.Threads,
            counts.Macs,
            counts.Parameters,
            EstimatedLatency.Of(estimate)!);
        output.Write(estimated, Render);
    }

    /// <summary>The table named, checked against what is asked; else the newest of the device's provider and threads.</summary>
    private async Task<LookupTable> FindAsync(ProfilerDatabase database, ParseResult arguments, Architecture architecture, TensorShape input)
    {
        if (arguments.GetValue(_table) is { } id)
        {
            LookupTable named = await database.Tables.GetAsync(id);
            return named.Input == input
                ? named
                : throw new ProfilerException(
                    ErrorCode.Mismatch, $"The table {named.Id} is of input {named.Input}, not of {input}.", $"Pass --input {named.Input}, or name another table.");
        }

        var device = _device.Read(arguments);
        TableSummary? newest = (await database.Tables.FindAsync(
                new TableQuery(architecture.Space.Fingerprint, input, Method: FillMethod.InContext)))
            .FirstOrDefault(table => table.Target.Device == device.Name && table.Target.Provider == device.Provider && table.Target.Threads == device.Threads);
        return newest is null
            ? throw new ProfilerException(
                ErrorCode.UnknownName,
                $"There is no table of '{architecture.Space.Name}' at {input} for {device.Name}, {device.Provider}, {device.Threads} thread(s).",
                $"Build it with 'profiler profile --space {architecture.Space.Name} --input {input} --threads {device.Threads}', or see 'profiler lut list'.")
            : await database.Tables.GetAsync(newest.Id);
    }

    private static ProfilerException NotOfASpace(string name) => new(
        ErrorCode.InvalidArgument,
        $"'{name}' is not of a search space, and a lookup table answers for the architectures of its space only.",
        "Measure it: profiler measure " + name);

    private static void Render(TextOutput text, EstimatedNetwork estimated)
    {
        EstimatedLatency estimate = estimated.Estimate;
        text.Line($"{estimated.Name} at {estimated.Input} on {estimated.Target}, {estimated.Threads} thread(s)");
        text.Line($"  latency   {estimate.LatencyMs:F3} ms, 90 % interval {estimate.Low:F3} to {estimate.High:F3}");
        text.Line($"  source    {estimate.Source}, {estimate.Coverage:P0} of it measured, table {estimate.Table}");
        text.Line($"  MACs      {Quantities.Whole(estimated.Macs)}");
    }
}
