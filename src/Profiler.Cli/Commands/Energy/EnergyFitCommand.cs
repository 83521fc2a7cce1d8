using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Energy;

/// <summary>profiler energy fit --space NAME [--input 1x3xHxW] [--measurements 12]</summary>
public sealed class EnergyFitCommand : ProfilerCommand
{
    private readonly TimeProvider _time;
    private readonly SpaceOption _space = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly SeedOption _seed = new("Seed of the architectures to choose from");
    private readonly EnergyPlanOption _plan = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<int> _measurements = new("--measurements")
    {
        HelpName = "N",
        Description = $"Architectures to measure, {EnergyFitDefaults.FewestMeasurements} to {EnergyFitDefaults.MostMeasurements}",
        DefaultValueFactory = _ => EnergyFitDefaults.Measurements,
    };

    public EnergyFitCommand(CommandEnvironment environment)
        : base(
            environment,
            "fit",
            "Measure a few energies of a space and give energies to its table.",
            "profiler energy fit --space squeezenas-small --input 1x3x512x1024 --device xavier-3")
    {
        _time = environment.Time;
        _workplace = new WorkplaceOption(environment);
        Add(_space);
        Add(_input);
        Add(_measurements);
        _device.AddTo(this);
        _conditions.AddTo(this);
        _plan.AddTo(this);
        Add(_seed);
        _workplace.AddTo(this);
    }

    protected override string AfterStopping => "What was measured is kept; the same command goes on with the networks that are missing.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        SearchSpace space = _space.Read(arguments);
        var request = new EnergyFitRequest(
            space, _input.ReadShape(arguments) ?? space.DefaultInput, Measurements(arguments), arguments.GetValue(_seed), _plan.Read(arguments));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        EnergyFitOutcome outcome = await output.WithProgressAsync(
            progress => new EnergyFitService(workplace, device, _time).RunAsync(request, progress.OfJobs(), cancellationToken));
        output.Write(FittedEnergies.Of(outcome), FittedEnergiesText.Render);
    }

    private int Measurements(ParseResult arguments)
    {
        int count = arguments.GetValue(_measurements);
        return count is >= EnergyFitDefaults.FewestMeasurements and <= EnergyFitDefaults.MostMeasurements
            ? count
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{_measurements.Name} {count} is not from {EnergyFitDefaults.FewestMeasurements} to {EnergyFitDefaults.MostMeasurements}.");
    }
}
