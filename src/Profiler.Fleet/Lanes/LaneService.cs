using System.Collections.Immutable;
using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Changes;
using Profiler.Store.Devices;
using Profiler.Store.Leases;

namespace Profiler.Fleet.Lanes;

/// <summary>
/// Runs the queue: grants lanes to the jobs that are due, one job at a time on a device and all devices at once,
/// and probes the devices that were set aside. Any number of coordinators may do so on one database.
/// </summary>
public sealed class LaneService : IDisposable
{
    private readonly ProfilerDatabase _database;
    private readonly string _holder;
    private readonly LaneTools _tools;
    private readonly SessionOpener _opener;
    private readonly JobExecutor _executor;
    private readonly DeviceProbe _probe;
    private readonly LaneBoard _board;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Wake _wake = new();

    /// <param name="holder">This coordinator's id; no other and no earlier one has the same.</param>
    /// <param name="random">Of the jitter of waits; another seed for each coordinator.</param>
    /// <param name="events">Told what a log should have.</param>
    /// <param name="leaseTime">How long a lane stays granted without a heartbeat; <see cref="LaneDefaults.LeaseTime"/> where null.</param>
    public LaneService(
        ProfilerDatabase database,
        IDeviceConnector connector,
        string holder,
        Random random,
        TimeProvider time,
        IProgress<LaneEvent>? events = null,
        TimeSpan? leaseTime = null)
    {
        _database = database;
        _holder = holder;
        _tools = new LaneTools(database, random, time, events, leaseTime ?? LaneDefaults.LeaseTime);
        _opener = new SessionOpener(connector, time, _tools.BackOff);
        _executor = new JobExecutor(database, _opener, time);
        _probe = new DeviceProbe(_opener, _tools);
        _board = new LaneBoard(_wake.Call);
    }

    /// <summary>The devices that this coordinator works with now.</summary>
    public ImmutableArray<string> BusyDevices => _board.Devices;

    /// <summary>Grants lanes until cancelled or stopped; jobs at work then go on until <see cref="StopAsync"/> ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        Task watching = WatchAsync(ended.Token);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await LookAsync(ended.Token);
            }
            catch (Exception error)
            {
                // Whatever it is, the lanes at work need this loop, and the next look may succeed.
                _tools.Tell(Fault(error));
            }

            await _wake.WaitAsync(LaneDefaults.Look, _tools.Time, ended.Token);
        }

        await watching;
    }

    /// <summary>Grants no more, lets the jobs at work finish for a while, then stops the rest and gives their lanes back.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        await _stopping.CancelAsync();
        if (await _board.IsFreeWithinAsync(grace, _tools.Time))
        {
            return;
        }

        foreach (LaneRun run in _board.Runs)
        {
            run.Stop();
        }

        if (!await _board.IsFreeWithinAsync(LaneDefaults.LastGrace, _tools.Time))
        {
            foreach (LaneRun run in _board.Runs)
            {
                run.GiveUp();
            }
        }
    }

    /// <summary>After <see cref="StopAsync"/>.</summary>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Probes a device now: takes a quarantined one back, or sets an active one aside with the reason.</summary>
    /// <returns>The device as it stands after that.</returns>
    /// <exception cref="ProfilerException">There is no such device; it is at work (Conflict); another coordinator reaches it (Unreachable).</exception>
    public async Task<RegisteredDevice> ProbeAsync(string name, CancellationToken cancellationToken)
    {
        RegisteredDevice device = await _database.Devices.GetAsync(name);
        if (!_opener.CanReach(device))
        {
            throw new ProfilerException(
                ErrorCode.Unreachable, $"The device '{name}' is not reached from this coordinator.", "See whether its agent has dialled in.");
        }

        bool isGranted = (await _database.Queue.LeasesAsync()).Any(lease => lease.Device == name);
        Task? probing = isGranted ? null : _board.TryOccupy(name, null, () => _probe.RunAsync(device, cancellationToken));
        await (probing ?? throw new ProfilerException(
            ErrorCode.Conflict, $"The device '{name}' is at work.", "Wait until its job has ended."));
        return await _database.Devices.GetAsync(name);
    }

    private static LaneEvent Fault(Exception error) => new(
        error is ProfilerException { Code: ErrorCode.Storage } ? LaneEventKind.StorageFault : LaneEventKind.ProgramFault,
        null,
        null,
        error.Message,
        error);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (Change change in _database.Changes.WatchAsync(cancellationToken))
                {
                    Note(change);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error)
            {
                _tools.Tell(Fault(error));
            }

            await Task.Delay(LaneDefaults.Look, _tools.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(Change change)
    {
        LaneRun[] concerned = change.Kind == ChangeKinds.Job
            ? [.. _board.Runs.Where(run => change.Id.Length == 0 || change.Id == run.JobId)]
            : [];
        foreach (LaneRun run in concerned)
        {
            run.Look();
        }

        // What a job here reports of itself makes no other job due; its end is told by the board.
        if (concerned.Length == 0 || change.Id.Length == 0)
        {
            _wake.Call();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<RegisteredDevice> devices = await _database.Devices.AllAsync();
        Dictionary<string, RegisteredDevice> free = devices
            .Where(device => !_board.IsBusy(device.Name) && _opener.CanReach(device)).ToDictionary(device => device.Name);
        while (free.Count > 0 && !cancellationToken.IsCancellationRequested
            && await _database.Queue.TryGrantAsync(_holder, free.Keys, _tools.LeaseTime) is { } granted)
        {
            free.Remove(granted.Lease.Device, out RegisteredDevice? device);
            await StartAsync(granted, device!);
        }

        DateTimeOffset now = _tools.Time.GetUtcNow();
        foreach (RegisteredDevice device in free.Values.Where(d => d.State == RegisteredDeviceState.Quarantined && d.ProbeAt <= now))
        {
            _ = _board.TryOccupy(device.Name, null, () => ReportedAsync(device.Name, null, () => _probe.RunAsync(device, cancellationToken)));
        }
    }

    private async Task StartAsync(GrantedJob granted, RegisteredDevice device)
    {
        var run = new LaneRun(granted, device, _executor, _tools);
        _tools.Tell(new LaneEvent(
            LaneEventKind.JobGranted, device.Name, run.JobId, $"Attempt {granted.Job.Attempts} at a job of kind {granted.Job.Kind}."));
        if (_board.TryOccupy(device.Name, run, () => ReportedAsync(device.Name, run.JobId, run.RunAsync)) is null)
        {
            // A probe that somebody asked for was quicker.
            await _database.Queue.ReleaseAsync(granted.Lease, failure: null, notBefore: null);
        }
    }

    /// <summary>A fault of the program in one lane leaves the others alone; the lane's lease runs out by itself.</summary>
    private async Task ReportedAsync(string device, string? job, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // Stopped in mid-work; what it leaves behind is found by whoever comes next.
        }
        catch (Exception error)
        {
            _tools.Tell(new LaneEvent(LaneEventKind.ProgramFault, device, job, error.Message, error));
        }
    }
}
