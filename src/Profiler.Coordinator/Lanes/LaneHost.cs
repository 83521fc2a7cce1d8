using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Profiler.Coordinator.Devices;
using Profiler.Coordinator.Health;
using Profiler.Fleet.Lanes;
using Profiler.Store.Devices;

namespace Profiler.Coordinator.Lanes;

/// <summary>Runs the queue from the application's start to its end.</summary>
public sealed class LaneHost(LaneService lanes, CoordinatorOptions options, ILogger<LaneHost> log) : IHostedService, IReadinessCheck, IDeviceProber
{
    private Task _running = Task.CompletedTask;
    private Task? _stopping;
    private volatile bool _isStopping;

    public string Name => "lanes";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more jobs, lets those at work end within the grace, and gives the rest back to the queue. A second time waits for the first.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        return _stopping ??= DrainAsync();
    }

    public Task<string?> FindProblemAsync() => Task.FromResult(
        _isStopping ? "the coordinator is stopping"
        : _running.IsCompleted ? "the queue is not run: the log tells why"
        : null);

    public Task<RegisteredDevice> ProbeAsync(string name, CancellationToken cancellationToken) => lanes.ProbeAsync(name, cancellationToken);

    private async Task DrainAsync()
    {
        await lanes.StopAsync(options.Grace);
        await _running;
    }

    private async Task RunAsync()
    {
        try
        {
            await lanes.RunAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // A task that nobody waits for before the end: what ends it early is said now, and readiness says it on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LaneLog.Ended(log, error);
        }
    }
}
