using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>profiler job cancel ID</summary>
public sealed class JobCancelCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly JobArgument _job = new();

    public JobCancelCommand(CommandEnvironment environment)
        : base(environment, "cancel", "Cancel a job; what it has measured is kept.", "profiler job cancel q12")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_job);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        output.Write(ShownJob.From(await workplace.Jobs.CancelAsync(arguments.GetRequiredValue(_job), cancellationToken)), JobText.Render);
    }
}
