using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Energy;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Energy;

/// <summary>profiler energy NAME… [--input 1x3xHxW] [--target-error 1%] [--most 2m]</summary>
public sealed class EnergyCommand : ProfilerCommand
{
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly CalibrationOption _calibration = new();
    private readonly SeedOption _seed = new("Seed of the order of visits");
    private readonly TargetErrorOption _within = new("The wanted half-width of the 90 % interval of mJ, 0.85% where it is left out");
    private readonly DurationOption _most = new("--most", "A network is run so long at most, 2m where it is left out");
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();
    private readonly Argument<string[]> _networks = new("networks")
    {
        HelpName = "NAME|FILE",
        Description = $"One network or more. {NetworkResolver.ArgumentHelp}",
        Arity = new ArgumentArity(1, JobRequestRules.MaxCompared),
    };

    public EnergyCommand(CommandEnvironment environment)
        : base(
            environment,
            "energy",
            "Measure the latency and the energy of networks on a device.",
            "profiler energy squeezenas-mac-small squeezenas-lat-small --device xavier-3",
            "profiler energy model.onnx --input 1x3x224x224 --target-error 2% --json")
    {
        _workplace = new WorkplaceOption(environment);
        _networks.CompletionSources.Add(_ => PublishedNetworks.All.Select(network => network.Name));
        Add(_networks);
        Add(_input);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_calibration);
        Add(_within);
        Add(_most);
        Add(_seed);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override string AfterStopping => "What was stored so far is kept; the same command goes on with the networks that are missing.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        Subject[] subjects = [.. arguments.GetRequiredValue(_networks)
            .Select(name => _calibration.Over(SubjectReader.Read(NetworkResolver.Resolve(name), _input, arguments), device, arguments))];
        var request = new EnergyMeasuringRequest(subjects, arguments.GetValue(_seed), Plan(arguments));
        bool detaches = _detach.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), subjects, output, cancellationToken);
            return;
        }

        EnergyOutcome outcome = await output.WithProgressAsync(
            progress => workplace.MeasureEnergyAsync(request, device, progress.OfJobs(), cancellationToken));
        output.Write(EnergyReader.Read(outcome), EnergyText.Render);
    }

    /// <exception cref="ProfilerException">A number is out of range.</exception>
    private EnergyPlan Plan(ParseResult arguments)
    {
        double most = _most.Read(arguments)?.TotalSeconds ?? EnergyDefaults.MostSeconds;
        if (most is < EnergyDefaults.LeastSeconds or > EnergyJobRequest.LongestSeconds)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{_most.Name} is not from {EnergyDefaults.LeastSeconds:0} s to {EnergyJobRequest.LongestSeconds:0} s.");
        }

        double within = _within.Read(arguments) ?? EnergyDefaults.TargetRelativeHalfWidth;
        return within >= EnergyJobRequest.FinestHalfWidth
            ? new EnergyPlan { MostSeconds = most, TargetRelativeHalfWidth = within }
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{_within.Name} is below {100 * EnergyJobRequest.FinestHalfWidth:0.#}%, which no sensor here reaches.");
    }
}
