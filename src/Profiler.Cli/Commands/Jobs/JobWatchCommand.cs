using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>profiler job watch ID</summary>
public sealed class JobWatchCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly JobArgument _job = new();

    public JobWatchCommand(CommandEnvironment environment)
        : base(environment, "watch", "Follow a job until it ends; its failure is the command's.", "profiler job watch q12")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_job);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string id = arguments.GetRequiredValue(_job);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        QueuedJob job = await output.WithProgressAsync(progress => FollowAsync(workplace.Jobs, id, progress, cancellationToken));
        output.Write(ShownJob.From(job), JobText.Render);
        if (job.State != QueuedJobState.Done)
        {
            throw JobEnd.AsException(job);
        }
    }

    private static async Task<QueuedJob> FollowAsync(
        IWorkplaceJobs jobs, string id, IProgress<ProgressReport> progress, CancellationToken cancellationToken)
    {
        QueuedJob? last = null;
        try
        {
            await foreach (QueuedJob job in jobs.WatchAsync(id, cancellationToken))
            {
                last = job;
                progress.Report(Report(job));
            }
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new ProfilerException(ErrorCode.Cancelled, $"Stopped watching; job {id} goes on.", $"'profiler job cancel {id}' stops it.", error);
        }

        return last!;
    }

    private static ProgressReport Report(QueuedJob job) => job switch
    {
        { State: QueuedJobState.Running, Progress: { } progress } => new ProgressReport(
            progress.Activity, progress.Fraction, progress.RemainingSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
        { State: QueuedJobState.Queued } => new ProgressReport(JobWait.Text(job), 0),
        { State: QueuedJobState.Done } => new ProgressReport($"Job {job.Id} is done", 1),
        _ => new ProgressReport($"Job {job.Id} is {StateOption.Text(job.State)}", job.Progress?.Fraction ?? 0),
    };
}
