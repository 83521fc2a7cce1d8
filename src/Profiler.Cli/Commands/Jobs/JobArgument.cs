using System.CommandLine;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>The job that a command is about.</summary>
public sealed class JobArgument : Argument<string>
{
    public JobArgument()
        : base("job")
    {
        HelpName = "ID";
        Description = "The job's id ('profiler job list')";
    }
}
