using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Evaluation;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>profiler transfer evaluate --table FILE.csv --space NAME [--target-column …] [--sources …]</summary>
public sealed class TransferEvaluateCommand : ProfilerCommand
{
    private const string IntegratedVariance = "integrated-variance";
    private const string Random = "random";

    private readonly TransferSpaceOption _space = new();
    private readonly ColumnsOption _targets = new("--target-column", "Devices that play the new one; all but the sources where it is left out");
    private readonly Option<string?> _targetsTable = new("--targets-table")
    {
        HelpName = "FILE2.csv",
        Description = "Take the target columns from this table of the same architectures",
    };

    private readonly ColumnsOption _sources = new("--sources", "Devices that are known; left out: all but the target's family");
    private readonly MeasurementsOption _measurements = new();
    private readonly Option<string> _design = new("--design")
    {
        Description = "How the architectures to measure are chosen",
        DefaultValueFactory = _ => IntegratedVariance,
    };

    private readonly Option<int> _seeds = new("--seeds")
    {
        HelpName = "N",
        Description = "Repeats with other pools and test architectures",
        DefaultValueFactory = _ => 20,
    };

    private readonly TimeProvider _time;

    public TransferEvaluateCommand(CommandEnvironment environment)
        : base(
            environment,
            "evaluate",
            "Let measured devices play a new one, and score what is predicted of them.",
            "profiler transfer evaluate --table fbnet.csv --space fbnet --seeds 3",
            "profiler transfer evaluate --table fbnet.csv --space fbnet --sources a_1,b_1")
    {
        _time = environment.Time;
        _design.AcceptOnlyFromAmong(IntegratedVariance, Random);
        _space.AddTo(this);
        Add(_targets);
        Add(_targetsTable);
        Add(_sources);
        Add(_measurements);
        Add(_design);
        Add(_seeds);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string[]? sources = _sources.Read(arguments);
        EvaluatedDevices devices = EvaluatedDevices.Read(
            arguments, _space, _targets.Read(arguments), sources, arguments.GetValue(_targetsTable));
        EvaluationOptions options = ReadOptions(arguments);
        var evaluator = new TransferEvaluator(devices.Table, options, _time);
        var scores = new Dictionary<string, TargetScores>();
        foreach (DeviceLatencies target in devices.Targets)
        {
            scores.Add(target.Device, evaluator.Evaluate(target, devices.SourcesFor(target), cancellationToken));
        }

        output.Write(TransferEvaluationDocument.Of(devices, options, arguments.GetValue(_design)!, scores), TransferEvaluationText.Render);
        return Task.CompletedTask;
    }

    private EvaluationOptions ReadOptions(ParseResult arguments)
    {
        int seeds = arguments.GetValue(_seeds);
        return new EvaluationOptions(
            _measurements.Read(arguments),
            arguments.GetValue(_design) == Random ? TransferDesign.Random : TransferDesign.IntegratedVariance,
            seeds is >= 1 and <= 1000
                ? seeds
                : throw new ProfilerException(ErrorCode.InvalidArgument, $"{seeds} seeds cannot be used; 1 to 1000 can."));
    }
}
