using System.Collections.Immutable;
using Profiler.Chaos.Tests.Verdicts;
using Profiler.Store.Queue;

namespace Profiler.Chaos.Tests.Jobs;

/// <summary>Cancels a job now and then: one that waits, or one at work.</summary>
internal sealed class Withdrawals(FleetClient client, QueueReader reader, Random random)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private static readonly QueuedJobState[] States = [QueuedJobState.Running, QueuedJobState.Queued];

    private readonly HashSet<string> _asked = [];

    /// <summary>The jobs whose cancellation was asked for.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (int turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            await Task.Delay(Between, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ImmutableArray<QueuedJob> jobs = await reader.Database.Queue.ListAsync(new QueueQuery(State: States[turn % States.Length]));
            if (jobs.Length > 0)
            {
                string id = jobs[random.Next(jobs.Length)].Id;
                _asked.Add(id);
                await client.CancelAsync(id);
            }
        }
    }
}
