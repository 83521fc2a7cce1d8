using System.CommandLine;
using Profiler.Cli.Commands.Transfer;
using Profiler.Cli.Output;
using Profiler.CostModels.Transfer.Text;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Onboarding;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Boards;

/// <summary>profiler board onboard --space NAME [--input 1x3xHxW] [--measurements 10] [--target-error 5%] [--check 40]</summary>
public sealed class BoardOnboardCommand : ProfilerCommand
{
    private readonly SpaceOption _space = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly SeedOption _seed = new("Seed of the architectures to choose from and to check");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<int> _measurements = new("--measurements")
    {
        HelpName = "N",
        Description = $"Architectures to measure at most, 2 to {OnboardingDefaults.MaxMeasurements}",
        DefaultValueFactory = _ => OnboardingDefaults.Measurements,
    };

    private readonly TargetErrorOption _targetError = new();

    private readonly Option<int> _check = new("--check")
    {
        HelpName = "N",
        Description = $"Unseen random architectures to measure afterwards and to score the predictions on, 2 to {OnboardingDefaults.MaxCheck}",
    };

    private readonly Option<string?> _out = new("--out", "-o")
    {
        HelpName = "MODEL.json",
        Description = "Also write the model, for 'profiler transfer predict'",
    };

    public BoardOnboardCommand(CommandEnvironment environment)
        : base(
            environment,
            "onboard",
            "Learn a device for a search space from a few measurements and what other devices showed.",
            "profiler board onboard --space squeezenas-small --input 1x3x256x512",
            "profiler board onboard --space fbnet --target-error 5% --check 40")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_space);
        Add(_input);
        Add(_measurements);
        Add(_targetError);
        Add(_check);
        Add(_seed);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_out);
        Add(_save);
        _workplace.AddTo(this);
    }

    protected override string AfterStopping => "What was measured is kept; the same command goes on behind it.";

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        SearchSpace space = _space.Read(arguments);
        var request = new OnboardingRequest(
            space,
            _input.ReadShape(arguments) ?? space.DefaultInput,
            Count(arguments, _measurements, least: 2, OnboardingDefaults.MaxMeasurements),
            _targetError.Read(arguments),
            arguments.GetResult(_check) is null ? 0 : Count(arguments, _check, least: 2, OnboardingDefaults.MaxCheck),
            arguments.GetValue(_seed));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        OnboardingOutcome outcome = await output.WithProgressAsync(
            progress => new OnboardingService(workplace, device).RunAsync(request, progress.OfJobs(), cancellationToken));
        string? file = arguments.GetValue(_out) is { } path ? Path.GetFullPath(path) : null;
        if (file is not null)
        {
            await OutputFile.WriteAsync(file, TransferModelFile.Write(outcome.Model), cancellationToken);
        }

        var onboarded = OnboardedBoard.Of(request, outcome, file);
        await _save.WriteAsync(arguments, onboarded, cancellationToken);
        output.Write(onboarded, OnboardedBoardText.Render);
    }

    private static int Count(ParseResult arguments, Option<int> option, int least, int most)
    {
        int count = arguments.GetValue(option);
        return count >= least && count <= most
            ? count
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"{option.Name} {count} is not from {least} to {most}.");
    }
}
