using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>profiler job show ID</summary>
public sealed class JobShowCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly JobArgument _job = new();

    public JobShowCommand(CommandEnvironment environment)
        : base(environment, "show", "Show a job: state, attempts, progress, failure, result.", "profiler job show q12")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_job);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        output.Write(ShownJob.From(await workplace.Jobs.GetAsync(arguments.GetRequiredValue(_job), cancellationToken)), JobText.Render);
    }
}
