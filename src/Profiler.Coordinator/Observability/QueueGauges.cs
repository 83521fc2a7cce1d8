using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Observability;

/// <summary>How many jobs wait and run, by device; looked up from time to time, so that nobody who asks waits for the database.</summary>
internal sealed class QueueGauges : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly ProfilerDatabase _database;
    private readonly TimeProvider _time;
    private ImmutableArray<QueueCount> _counts = [];

    public QueueGauges(ProfilerDatabase database, IMeterFactory meters, TimeProvider time)
    {
        _database = database;
        _time = time;
        meters.Create(MeterNames.Coordinator).CreateObservableGauge("profiler.queue.jobs", Observe, "{job}", "Unfinished jobs");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _counts = await _database.Queue.CountUnfinishedAsync();
            }
            catch (ProfilerException)
            {
                // Nothing is known while the database is gone; readiness says why.
                _counts = [];
            }

            await Task.Delay(Look, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IEnumerable<Measurement<long>> Observe() => _counts.Select(count => new Measurement<long>(
        count.Jobs,
        new KeyValuePair<string, object?>("device", count.Device),
        new KeyValuePair<string, object?>("state", count.State.ToString().ToLowerInvariant())));
}
