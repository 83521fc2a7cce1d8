using System.CommandLine;
using Profiler.Cli.Commands.Jobs;
using Profiler.Cli.Output;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands;

/// <summary>--detach: the job is queued at the coordinator, and the command ends at once.</summary>
public sealed class DetachOption : Option<bool>
{
    public DetachOption()
        : base("--detach")
    {
        Description = "With --server: queue the job, print its id and do not wait";
    }

    /// <summary>Queues the job and prints its id.</summary>
    /// <param name="subjects">What is measured, for models that have to travel.</param>
    public static async Task QueueAsync(
        ParseResult arguments,
        IWorkplace workplace,
        JobRequest request,
        IReadOnlyList<Subject> subjects,
        CommandOutput output,
        CancellationToken cancellationToken)
    {
        QueuedJob job = await workplace.Jobs.QueueAsync(request, subjects, cancellationToken);
        output.Write(new QueuedWork(job.Id, job.Kind, job.Device, StateOption.Text(job.State)), (text, queued) =>
        {
            text.Line($"Job {queued.Job}: {queued.Kind} on {queued.Device}, {queued.State}");
            text.Line($"Follow it with 'profiler job watch {queued.Job} {ServerOption.Spelling(arguments)}'.");
        });
    }

    /// <returns>Whether the option was given.</returns>
    /// <exception cref="ProfilerException">Another option waits for the result.</exception>
    public bool Read(ParseResult arguments, SaveOption? save = null)
    {
        bool detaches = arguments.GetValue(this);
        return !detaches || save is null || arguments.GetResult(save) is null
            ? detaches
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{save.Name} needs the result, and {Name} does not wait for it.", "Leave one of them out.");
    }
}
