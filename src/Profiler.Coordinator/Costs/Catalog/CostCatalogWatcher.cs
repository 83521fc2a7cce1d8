using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Changes;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>Brings new tables into the catalog: at once when a change tells of one, and from time to time in case none did.</summary>
internal sealed partial class CostCatalogWatcher(
    ProfilerDatabase database, CostCatalogSource source, TimeProvider time, ILogger<CostCatalogWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(LookFromTimeToTimeAsync(stoppingToken), FollowChangesAsync(stoppingToken));
    }

    private async Task LookFromTimeToTimeAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await TryRefreshAsync();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The coordinator stops.
        }
    }

    private async Task FollowChangesAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (Change change in database.Changes.WatchAsync(stoppingToken))
            {
                if (change.Kind == "table")
                {
                    await TryRefreshAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The coordinator stops.
        }
    }

    /// <summary>Without the database, what was read before still answers.</summary>
    private async Task TryRefreshAsync()
    {
        try
        {
            await source.RefreshAsync();
        }
        catch (ProfilerException error)
        {
            LogNotRead(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lookup tables cannot be read now; costs are answered from those known before: {Problem}")]
    private partial void LogNotRead(string problem);
}
