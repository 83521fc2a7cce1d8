using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Workplaces;
using Profiler.Store.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate show [ID] [--device NAME] [--threads N]</summary>
public sealed class SurrogateShowCommand : ProfilerCommand
{
    private readonly DeviceOption _device = new();
    private readonly WorkplaceOption _workplace;
    private readonly Argument<string?> _id = new("id")
    {
        HelpName = "ID",
        Description = "A surrogate of 'profiler surrogate list'; the one in use of the device where it is left out",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SurrogateShowCommand(CommandEnvironment environment)
        : base(
            environment,
            "show",
            "Show a surrogate: what it was trained on, its scores, its calibration.",
            "profiler surrogate show",
            "profiler surrogate show --threads 2 --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_id);
        _device.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DeviceOptions device = _device.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        SurrogateSummary found = arguments.GetValue(_id) is { } id
            ? await workplace.Surrogates.GetAsync(id, cancellationToken)
            : (await workplace.Surrogates.AllAsync(cancellationToken)).FirstOrDefault(known => known.IsCurrent && device.IsOf(known.Target))
                ?? throw SurrogateEstimator.None(device);
        output.Write(ShownSurrogate.From(found), SurrogateText.Write);
    }
}
