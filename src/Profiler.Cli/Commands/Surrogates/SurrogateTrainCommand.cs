using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate train [--device NAME] [--threads N] [--budget 15m] [--families A,B] [--trainer NAME] [--seed S]</summary>
public sealed class SurrogateTrainCommand : ProfilerCommand
{
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly FamiliesOption _families = new();
    private readonly SeedOption _seed = new("Seed of the networks and of the trees");
    private readonly DetachOption _detach = new();
    private readonly DurationOption _budget = new("--budget", "Device time that the training may take, 15m where it is left out");
    private readonly WorkplaceOption _workplace;
    private readonly Option<string> _trainer = new("--trainer")
    {
        HelpName = string.Join('|', SurrogateTrainers.Names),
        Description = "The library that grows the trees, of those that this program was built with",
        DefaultValueFactory = _ => SurrogateTrainers.Default,
    };

    public SurrogateTrainCommand(CommandEnvironment environment)
        : base(
            environment,
            "train",
            "Measure random networks on a device and learn what any network costs there.",
            "profiler surrogate train",
            "profiler surrogate train --threads 2 --budget 5m --families plain,residual")
    {
        _workplace = new WorkplaceOption(environment);
        _trainer.CompletionSources.Add(_ => SurrogateTrainers.Names);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_budget);
        Add(_families);
        Add(_trainer);
        Add(_seed);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override string AfterStopping => "What was measured is kept: the same command goes on with it.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var request = SurrogateTrainingRequest.Of(
            _families.Read(arguments),
            arguments.GetValue(_seed),
            _budget.Read(arguments) ?? SurrogateDefaults.Budget,
            arguments.GetRequiredValue(_trainer));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        bool detaches = _detach.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), [], output, cancellationToken);
            return;
        }

        SurrogateTrainingOutcome outcome = await output.WithProgressAsync(
            progress => workplace.Surrogates.TrainAsync(request, device, progress.OfJobs(), cancellationToken));
        var trained = new TrainedSurrogate(
            ShownSurrogate.From(outcome.Surrogate), outcome.NewNetworks, Math.Round(outcome.Seconds, 1), outcome.IsResumed);
        output.Write(trained, (text, document) =>
        {
            SurrogateText.Write(text, document.Trained);
            text.Line($"{document.NewNetworks} networks were measured for it, its hold-out among them, in {document.Seconds:F1} s{(document.Resumed ? ", resumed" : "")}.");
        });
    }
}
