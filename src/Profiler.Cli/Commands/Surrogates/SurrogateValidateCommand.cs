using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Validation;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate validate [--networks 60] [--families A,B] [--seed S]</summary>
public sealed class SurrogateValidateCommand : ProfilerCommand
{
    private const int MaxNetworks = 1000;

    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly FamiliesOption _families = new();
    private readonly SeedOption _seed = new("Seed of the networks");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<int> _networks = new("--networks")
    {
        HelpName = "N",
        Description = $"Fresh networks to measure, 2 to {MaxNetworks}, evenly of all families",
        DefaultValueFactory = _ => SurrogateDefaults.ValidatedNetworks,
    };

    public SurrogateValidateCommand(CommandEnvironment environment)
        : base(
            environment,
            "validate",
            "Measure networks that no surrogate has seen, and score the one in use on them.",
            "profiler surrogate validate --networks 60")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_networks);
        Add(_families);
        Add(_seed);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_save);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        int networks = arguments.GetValue(_networks);
        if (networks is < 2 or > MaxNetworks)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--networks {networks} is not from 2 to {MaxNetworks}.");
        }

        var request = new SurrogateValidationRequest(_families.Read(arguments), networks, arguments.GetValue(_seed));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        SurrogateValidationOutcome outcome = await output.WithProgressAsync(
            progress => workplace.Surrogates.ValidateAsync(request, device, progress.OfJobs(), cancellationToken));
        var validated = ValidatedSurrogate.From(outcome);
        await _save.WriteAsync(arguments, validated, cancellationToken);
        output.Write(validated, Render);
    }

    private static void Render(TextOutput text, ValidatedSurrogate validated)
    {
        text.Line($"Surrogate {validated.Surrogate} of {validated.Target}, {validated.Threads} thread(s), on fresh networks:");
        ScoreTable.Write(text, [.. validated.ByFamily, validated.Scores]);
        text.Line($"Worst: {validated.Scores.WorstNetwork}, {validated.Scores.WorstError:+0.0 %;-0.0 %}. Device time {validated.DeviceSeconds:F1} s.");
        foreach (string note in validated.Notes)
        {
            text.Line($"Note: {note}");
        }
    }
}
