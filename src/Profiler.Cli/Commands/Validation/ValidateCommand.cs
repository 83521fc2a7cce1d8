using System.CommandLine;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Validation;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Validation;

/// <summary>profiler validate --space NAME [--input 1x3xHxW] [--count 40] [--seed S]</summary>
public sealed class ValidateCommand : ProfilerCommand
{
    private const int DefaultCount = 40;
    private const int MaxCount = 1000;
    private readonly SpaceOption _space = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly SeedOption _seed = new("Seed of the random architectures");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();
    private readonly Option<int> _count = new("--count")
    {
        Description = $"Random architectures to measure, 2 to {MaxCount}",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultCount,
    };

    public ValidateCommand(CommandEnvironment environment)
        : base(
            environment,
            "validate",
            "Measure random architectures and score the lookup table on them.",
            "profiler validate --space squeezenas-small --input 1x3x256x512 --count 40")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_space);
        Add(_input);
        Add(_count);
        Add(_seed);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_save);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        SearchSpace space = _space.Read(arguments);
        int count = arguments.GetValue(_count);
        if (count is < 2 or > MaxCount)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--count {count} is not from 2 to {MaxCount}.");
        }

        var request = new ValidationRequest(space, _input.ReadShape(arguments) ?? space.DefaultInput, count, arguments.GetValue(_seed));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        bool detaches = _detach.Read(arguments, _save);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), [], output, cancellationToken);
            return;
        }

        ValidationOutcome outcome = await output.WithProgressAsync(
            progress => workplace.ValidateAsync(request, device, progress.OfJobs(), cancellationToken));
        ValidatedSpace validated = Describe(outcome);
        await _save.WriteAsync(arguments, validated, cancellationToken);
        output.Write(validated, Render);
    }

    private static ValidatedSpace Describe(ValidationOutcome outcome)
    {
        LookupTable table = outcome.Table;
        var own = ScoreSummary.Of(outcome.Scores);
        return new ValidatedSpace(
            table.Id,
            table.SpaceName,
            table.Input.ToString(),
            table.Target.ToString(),
            table.Target.Threads,
            own.Count,
            own.Mape,
            own.Within5,
            own.Within10,
            own.Spearman,
            new ValidationBaselines(ScoreSummary.Of(outcome.Isolated), ScoreSummary.Of(outcome.Macs)),
            Math.Round(outcome.DeviceSeconds, 1),
            [.. outcome.Networks.Select(Describe)]);
    }

    private static ValidatedArchitecture Describe(ValidatedNetwork network)
    {
        LatencyStatistics ms = network.Measured.LatencyMs;
        return new ValidatedArchitecture(
            network.Code,
            network.Macs,
            new LatencySummary(ms.Median, ms.Low, ms.High, ms.P90),
            network.Measured.Grade.ToString(),
            EstimatedLatency.Of(network.Estimate)!,
            network.IsolatedMs,
            network.MacsMs);
    }

    private static void Render(TextOutput text, ValidatedSpace validated)
    {
        text.Line($"Table {validated.Table} of {validated.Space} at {validated.Input} on {validated.Target}, {validated.Threads} thread(s)");
        text.Line($"{validated.Count} unseen architectures, {validated.DeviceSeconds:F1} s of device time");
        text.Line();
        text.Table(
            [
                TextColumn.Words("prediction"), TextColumn.Number("MAPE"), TextColumn.Number("within 5 %"),
                TextColumn.Number("within 10 %"), TextColumn.Number("Spearman"),
            ],
            [
                Row("lookup table", new ScoreSummary(validated.Count, validated.Mape, validated.Within5, validated.Within10, validated.Spearman)),
                Row("isolated blocks", validated.Baselines.Isolated),
                Row("MACs alone", validated.Baselines.Macs),
            ]);
        text.Line();
        text.Line("Farthest off:");
        text.Table(
            [TextColumn.Words("choices"), TextColumn.Number("measured"), TextColumn.Number("predicted"), TextColumn.Number("error"), TextColumn.Words("grade")],
            validated.Networks.OrderByDescending(n => Math.Abs(Error(n))).Take(3).Select(n => (string[])
            [
                n.Code, $"{n.MeasuredMs.Median:F3}", $"{n.Estimate.LatencyMs:F3}", $"{Error(n):+0.0%;-0.0%}", n.Grade,
            ]));
    }

    private static double Error(ValidatedArchitecture network) => (network.Estimate.LatencyMs / network.MeasuredMs.Median) - 1;

    private static string[] Row(string name, ScoreSummary score) =>
    [
        name,
        $"{score.Mape:P1}",
        $"{score.Within5:P0}",
        $"{score.Within10:P0}",
        score.Spearman is { } rho ? $"{rho:F3}" : "-",
    ];
}
