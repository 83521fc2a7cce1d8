using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Profiling;

/// <summary>profiler profile --space NAME [--input 1x3xHxW] [--method in-context|isolated|surrogate|roofline] [--budget 3m] [--board NAME]</summary>
public sealed class ProfileCommand : ProfilerCommand
{
    private const int CostliestShown = 5;
    private readonly CommandEnvironment _environment;
    private readonly SpaceOption _space = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();
    private readonly SeedOption _seed = new("Seed of the designed networks");
    private readonly MethodOption _method = new() { DefaultValueFactory = _ => MethodOption.InContext };
    private readonly BoardOption _board = new(
        "NAME", "With --method roofline: a board of device-agents/boards by name, or its board.json");

    private readonly DurationOption _budget = new("--budget", "Device time that the table may take, 90s where it is left out");

    public ProfileCommand(CommandEnvironment environment)
        : base(
            environment,
            "profile",
            "Measure a search space on a device and build its lookup table.",
            "profiler profile --space squeezenas-small --input 1x3x256x512",
            "profiler profile --space my-space.json --threads 2 --budget 3m --json",
            "profiler profile --space fbnet --method roofline --board jetson-xavier")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        Add(_space);
        Add(_input);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_method);
        _board.AddNamesTo(this);
        Add(_budget);
        Add(_seed);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        SearchSpace space = _space.Read(arguments);
        var request = new ProfileRequest(
            space,
            _input.ReadShape(arguments) ?? space.DefaultInput,
            _method.Read(arguments),
            arguments.GetValue(_seed),
            _budget.Read(arguments) ?? ProfileDefaults.Budget);
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        bool detaches = _detach.Read(arguments);
        RooflineModel? model = Sheet(request.Method, detaches, arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (model is not null)
        {
            LookupTable table = await RooflineProfile.FillAsync(
                space, request.Input, model, workplace.Tables, _environment.Time, cancellationToken);
            Write(output, new ProfileOutcome(table, DeviceSeconds: 0, Seconds: 0, IsResumed: false));
            return;
        }

        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), [], output, cancellationToken);
            return;
        }

        ProfileOutcome outcome = await output.WithProgressAsync(
            progress => workplace.ProfileAsync(request, device, progress.OfJobs(), cancellationToken));
        Write(output, outcome);
    }

    /// <summary>The data sheet that fills the table; null where a device does.</summary>
    private RooflineModel? Sheet(FillMethod method, bool detaches, ParseResult arguments)
    {
        DeviceSheet? board = _board.ReadBoard(arguments);
        return (method, board) switch
        {
            (FillMethod.Roofline, null) => throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "--method roofline needs a board, whose data sheet fills the table.",
                $"Add --board with one of {string.Join(", ", BoardCatalog.Names)}, or with a board.json file."),
            (FillMethod.Roofline, _) when detaches => throw new ProfilerException(
                ErrorCode.InvalidArgument, "--method roofline asks no device, so there is no job to queue.", "Leave --detach out."),
            (FillMethod.Roofline, { } sheet) => new RooflineModel(sheet, _device.ReadGivenPrecision(arguments)),
            (_, null) => null,
            _ => throw new ProfilerException(
                ErrorCode.InvalidArgument, "--board names a data sheet, and this method asks a device.", "Add --method roofline, or leave it out."),
        };
    }

    private static void Write(CommandOutput output, ProfileOutcome outcome) =>
        output.Write(Describe(outcome), (text, profiled) => Render(text, profiled, outcome.Table));

    private static ProfiledSpace Describe(ProfileOutcome outcome)
    {
        LookupTable table = outcome.Table;
        return new ProfiledSpace(
            table.Id,
            table.SpaceName,
            table.Input.ToString(),
            table.Target.ToString(),
            table.Target.Threads,
            MethodOption.Text(table.Method),
            table.Entries.Length,
            table.Entries.Count(entry => entry.Source != EntrySource.Measured),
            table.Provenance.NetworksProfiled,
            Math.Round(outcome.Seconds, 1),
            Math.Round(outcome.DeviceSeconds, 1),
            table.Calibration.RelativeError90,
            table.Provenance.ReferenceMs,
            outcome.IsResumed,
            table.Provenance.Flags);
    }

    private static void Render(TextOutput text, ProfiledSpace profiled, LookupTable table)
    {
        text.Line($"Table {profiled.Table} of {profiled.Space} at {profiled.Input}");
        text.Line($"  target       {profiled.Target}, {profiled.Threads} thread(s)");
        if (table.Method == FillMethod.Roofline)
        {
            text.Line($"  entries      {profiled.Entries}, all of them analytical");
            text.Line($"  interval     {1 + profiled.RelativeError90:F1} times less to {1 + profiled.RelativeError90:F1} times more");
        }
        else
        {
            text.Line($"  entries      {profiled.Entries}, {profiled.PredictedEntries} of them predicted");
            text.Line($"  networks     {profiled.Networks} {(table.Method == FillMethod.Surrogate ? "predicted" : "profiled and timed")}, method {profiled.Method}");
            text.Line($"  device time  {profiled.DeviceSeconds:F1} s of {profiled.Seconds:F1} s{(profiled.Resumed ? ", resumed" : "")}");
            text.Line($"  left out     nine networks in ten within {profiled.RelativeError90:P1}");
        }

        text.Line($"  fixed cost   stem {table.Fixed.StemMs:F3} ms, head {table.Fixed.HeadMs:F3} ms, overhead {table.Fixed.OverheadMs:F3} ms");
        foreach (string note in profiled.Notes)
        {
            text.Line($"  note         {note}");
        }

        text.Line();
        text.Line("Costliest entries:");
        text.Table(
            [TextColumn.Words("slot"), TextColumn.Words("candidate"), TextColumn.Number("ms"), TextColumn.Number("low"), TextColumn.Number("high"), TextColumn.Words("source")],
            table.Entries.OrderByDescending(entry => entry.LatencyMs).Take(CostliestShown).Select(entry => (string[])
            [
                $"slot{entry.Slot:D2}",
                entry.Candidate,
                $"{entry.LatencyMs:F3}",
                $"{entry.LowMs:F3}",
                $"{entry.HighMs:F3}",
                entry.Source.ToString().ToLowerInvariant(),
            ]));
    }
}
