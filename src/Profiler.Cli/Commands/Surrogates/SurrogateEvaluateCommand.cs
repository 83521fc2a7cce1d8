using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Evaluation;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate evaluate [--folds 5] [--seed S]</summary>
public sealed class SurrogateEvaluateCommand : ProfilerCommand
{
    private const int MaxFolds = 20;

    private readonly DeviceOption _device = new();
    private readonly SeedOption _seed = new("Seed of the parts and of the trees");
    private readonly WorkplaceOption _workplace;
    private readonly Option<int> _folds = new("--folds")
    {
        HelpName = "N",
        Description = $"Parts of the networks that are left out in turn, 2 to {MaxFolds}",
        DefaultValueFactory = _ => SurrogateDefaults.EvaluationFolds,
    };

    public SurrogateEvaluateCommand(CommandEnvironment environment)
        : base(
            environment,
            "evaluate",
            "Train on parts of the stored networks and score on the others; no device time.",
            "profiler surrogate evaluate")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_folds);
        Add(_seed);
        _device.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        int folds = arguments.GetValue(_folds);
        if (folds is < 2 or > MaxFolds)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--folds {folds} is not from 2 to {MaxFolds}.");
        }

        DeviceOptions device = _device.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        SurrogateEvaluation evaluation = await output.WithProgressAsync(progress =>
            workplace.Surrogates.EvaluateAsync(device, folds, arguments.GetValue(_seed), progress.OfJobs(), cancellationToken));
        output.Write(EvaluatedSurrogate.From(evaluation), Render);
    }

    private static void Render(TextOutput text, EvaluatedSurrogate evaluated)
    {
        text.Line($"{evaluated.Networks} stored networks, left out in {evaluated.Folds} parts of all families:");
        ScoreTable.Write(text, [.. evaluated.ByFamily, evaluated.Scores]);
        if (evaluated.MeanLeftOutWithin10 is { } within10)
        {
            text.Line();
            text.Line("Each family by a surrogate that has seen no network of it:");
            ScoreTable.Write(text, evaluated.LeftOutFamilies);
            text.Line($"On average {within10:P0} within 10 %.");
        }
    }
}
