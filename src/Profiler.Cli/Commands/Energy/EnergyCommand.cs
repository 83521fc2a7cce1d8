using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Energy;

/// <summary>profiler energy NAME… [--input 1x3xHxW] [--target-error 1%] [--most 2m]</summary>
public sealed class EnergyCommand : ProfilerCommand
{
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly CalibrationOption _calibration = new();
    private readonly SeedOption _seed = new("Seed of the order of visits");
    private readonly EnergyPlanOption _plan = new();
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
        _plan.AddTo(this);
        Add(_seed);
        Add(_detach);
        _workplace.AddTo(this);
        Add(new EnergyFitCommand(environment));
    }

    protected override string AfterStopping => "What was stored so far is kept; the same command goes on with the networks that are missing.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        Subject[] subjects = [.. arguments.GetRequiredValue(_networks)
            .Select(name => _calibration.Over(SubjectReader.Read(NetworkResolver.Resolve(name), _input, arguments), device, arguments))];
        var request = new EnergyMeasuringRequest(subjects, arguments.GetValue(_seed), _plan.Read(arguments));
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
}
