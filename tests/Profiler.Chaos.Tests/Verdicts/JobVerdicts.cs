using System.Collections.Immutable;
using Profiler.Chaos.Tests.Faults;
using Profiler.Chaos.Tests.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Chaos.Tests.Verdicts;

/// <summary>What the database says of the jobs: each ended once and rightly, and no board did two things at once.</summary>
internal sealed class JobVerdicts(QueueReader reader, IReadOnlyCollection<InjectedFault> faults, IReadOnlySet<string> withdrawn)
{
    /// <summary>Which faults explain which failure of a job.</summary>
    private static readonly Dictionary<ErrorCode, FaultKind[]> Causes = new()
    {
        [ErrorCode.LinkLost] =
            [FaultKind.Stall, FaultKind.Cut, FaultKind.HalfOpen, FaultKind.LinkDown, FaultKind.SessionsKilled, FaultKind.Reboot],
        [ErrorCode.Unreachable] =
            [FaultKind.Stall, FaultKind.Cut, FaultKind.HalfOpen, FaultKind.LinkDown, FaultKind.SessionsKilled, FaultKind.Reboot],
        [ErrorCode.AgentDied] = [FaultKind.AgentKilled, FaultKind.SessionsKilled, FaultKind.Reboot],
        [ErrorCode.DeviceBusy] =
            [FaultKind.Stall, FaultKind.Cut, FaultKind.HalfOpen, FaultKind.LinkDown, FaultKind.CoordinatorKilled],
        [ErrorCode.TimedOut] = [FaultKind.Stall, FaultKind.LinkDown, FaultKind.HalfOpen],
    };

    private readonly List<string> _problems = [];

    public int Measurements { get; private set; }

    public int Visits { get; private set; }

    /// <returns>What is wrong; empty where all is well.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyCollection<SubmittedJob> submitted)
    {
        ImmutableArray<QueuedJob> jobs = await reader.JobsAsync();
        ILookup<string, string> work = await reader.WorkAsync();
        Dictionary<string, QueuedJob> byId = jobs.ToDictionary(job => job.Id);
        Require(jobs.Length == submitted.Count, $"{submitted.Count} jobs were submitted and {jobs.Length} are queued");
        foreach (SubmittedJob asked in submitted)
        {
            if (!byId.TryGetValue(asked.Id, out QueuedJob? job))
            {
                _problems.Add($"job {asked.Id} is lost");
                continue;
            }

            await JudgeAsync(asked, job, [.. work[job.Id]]);
        }

        Require(work.SelectMany(stored => stored).GroupBy(id => id).All(group => group.Count() == 1), "two queued jobs share what they measured");
        await JudgeLanesAsync();
        return _problems;
    }

    private async Task JudgeAsync(SubmittedJob asked, QueuedJob job, string[] stored)
    {
        string name = $"job {job.Id} on {job.Device} ({job.Kind}, attempts {job.Attempts})";
        switch (job.State)
        {
            case QueuedJobState.Done:
                Require(stored.Length == 1, $"{name} measured as {stored.Length} jobs");
                Require(job.ResultJson is not null, $"{name} is done without a result");
                await JudgeMeasuredAsync(name, stored[0], asked.Networks);
                break;
            case QueuedJobState.Failed:
                Require(IsExplained(job), $"{name} failed without a cause: {job.Failure?.Code}: {job.Failure?.Message}");
                break;
            case QueuedJobState.Cancelled:
                Require(withdrawn.Contains(job.Id), $"{name} was cancelled and nobody asked for it");
                break;
            default:
                _problems.Add($"{name} did not end: {job.State}, {job.Progress?.Activity}, {job.Failure?.Code}: {job.Failure?.Message}");
                break;
        }
    }

    /// <summary>As undisturbed: every item finished with one measurement, its visits of rounds without gap or repetition.</summary>
    private async Task JudgeMeasuredAsync(string name, string id, int networks)
    {
        ImmutableArray<JobItem> items = await reader.Database.Jobs.Items.OfJobAsync(id);
        Require(items.Length == networks, $"{name} measured {items.Length} items, not {networks}");
        Require(items.All(item => item.State == ItemState.Done), $"{name} is done and an item is not");
        string[] measured = [.. (await reader.Database.Measurements.OfJobAsync(id)).Select(measurement => measurement.Result.ItemId)];
        Require(measured.Order().SequenceEqual(items.Select(item => item.Item.Id).Order()), $"{name} has {measured.Length} measurements");
        Measurements += measured.Length;
        foreach (IGrouping<string, Visit> visits in (await reader.Database.Visits.OfJobAsync(id)).GroupBy(visit => visit.ItemId))
        {
            int[] rounds = [.. visits.Select(visit => visit.Round).Order()];
            Require(rounds.Distinct().Count() == rounds.Length, $"{name} visited {visits.Key} twice in a round");
            Require(
                rounds.Length is >= MeasurementDefaults.MinRounds and <= MeasurementDefaults.MaxRounds * MeasurementDefaults.MaxVisitsPerRound,
                $"{name} visited {visits.Key} {rounds.Length} times");
        }
    }

    /// <summary>By the boards' own clock, which here is one: no visit began before the one before it on the same board had ended.</summary>
    private async Task JudgeLanesAsync()
    {
        ImmutableArray<Job> stored = await reader.Database.Jobs.AllAsync();
        foreach (IGrouping<string, Job> board in stored.GroupBy(job => job.Spec.Target.Device))
        {
            List<(Job Job, Visit Visit)> visits = [];
            foreach (Job job in board)
            {
                visits.AddRange((await reader.Database.Visits.OfJobAsync(job.Id)).Select(visit => (job, visit)));
            }

            Visits += visits.Count;
            visits.Sort((a, b) => a.Visit.StartedAt.CompareTo(b.Visit.StartedAt));
            foreach (((Job Job, Visit Visit) before, (Job Job, Visit Visit) next) in visits.Zip(visits.Skip(1)))
            {
                DateTimeOffset end = before.Visit.StartedAt + TimeSpan.FromMilliseconds(before.Visit.DeviceMs);
                Require(
                    next.Visit.StartedAt >= end - TimeSpan.FromMilliseconds(1),
                    $"{board.Key} measured two at once: {before.Job.Id} until {end:HH:mm:ss.fff}, {next.Job.Id} from {next.Visit.StartedAt:HH:mm:ss.fff}");
            }
        }
    }

    private bool IsExplained(QueuedJob job) => job.Failure is { } failure && Causes.TryGetValue(failure.Code, out FaultKind[]? kinds)
        && faults.Any(fault => kinds.Contains(fault.Kind) && (fault.Victim == job.Device || fault.Kind == FaultKind.CoordinatorKilled)
            && fault.End >= job.SubmittedAt && fault.Start <= job.FinishedAt);

    private void Require(bool isTrue, string problem)
    {
        if (!isTrue)
        {
            _problems.Add(problem);
        }
    }
}
