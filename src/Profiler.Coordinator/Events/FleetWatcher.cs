using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Profiler.Api;
using Profiler.Api.Devices;
using Profiler.Api.Events;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Devices;
using Profiler.Store;
using Profiler.Store.Changes;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Events;

/// <summary>Tells of all jobs, devices and tables.</summary>
public sealed class FleetWatcher(ProfilerDatabase database, DeviceViews devices, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Another process on the same SQLite file tells nobody of its writes; so all is looked at without being told, too.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Jobs further back change only while they run, and then their changes are told.</summary>
    private static readonly QueueQuery Newest = new(Limit: 100);

    /// <summary>Twenty boards report forty times a second; readers are people.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task WriteAsync(EventWriter stream)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stream.Aborted, lifetime.ApplicationStopping);
        var told = new ConcurrentQueue<Change>();
        await using var changes = new ChangeWaiter(database.Changes, change => Note(told, change), time);
        await WriteChangeAsync(stream, new ChangeDocument("all", null), EventNames.Resync);
        Dictionary<string, long> jobs = (await database.Queue.ListAsync(Newest)).ToDictionary(job => job.Id, job => job.Version);
        Dictionary<string, string> known = (await devices.AllAsync()).ToDictionary(device => device.Name, StampOf);
        while (!end.IsCancellationRequested)
        {
            await changes.WaitAsync(Look, end.Token);
            await Task.Delay(Pause, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stream.BeatAsync(time);
            ImmutableArray<Change> drained = Drain(told);
            await WriteOthersAsync(stream, drained);
            jobs = await WriteJobsAsync(stream, jobs, drained);
            known = await WriteDevicesAsync(stream, known);
        }
    }

    private static bool Note(ConcurrentQueue<Change> told, Change change)
    {
        told.Enqueue(change);
        return true;
    }

    private static ImmutableArray<Change> Drain(ConcurrentQueue<Change> told)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        while (told.TryDequeue(out Change? change))
        {
            changes.Add(change);
        }

        return [.. changes.Distinct()];
    }

    /// <summary>What is not seen by looking: tables, and what was missed.</summary>
    private static async Task WriteOthersAsync(EventWriter stream, ImmutableArray<Change> changes)
    {
        foreach (Change change in changes)
        {
            if (change.Id.Length == 0)
            {
                await WriteChangeAsync(stream, new ChangeDocument(change.Kind, null), EventNames.Resync);
            }
            else if (change.Kind == ChangeKinds.Table)
            {
                await WriteChangeAsync(stream, new ChangeDocument(change.Kind, change.Id), EventNames.Table);
            }
        }
    }

    private async Task<Dictionary<string, long>> WriteJobsAsync(
        EventWriter stream, Dictionary<string, long> known, ImmutableArray<Change> changes)
    {
        ImmutableArray<QueuedJob> now = await database.Queue.ListAsync(Newest);
        Dictionary<string, long> versions = now.ToDictionary(job => job.Id, job => job.Version);
        foreach (Change change in changes.Where(change => change.Kind == ChangeKinds.Job && change.Id.Length > 0 && !versions.ContainsKey(change.Id)))
        {
            await WriteJobAsync(stream, await database.Queue.GetAsync(change.Id));
        }

        foreach (QueuedJob job in now.Reverse().Where(job => known.GetValueOrDefault(job.Id) != job.Version))
        {
            await WriteJobAsync(stream, job);
        }

        return versions;
    }

    private static Task WriteJobAsync(EventWriter stream, QueuedJob job) =>
        stream.WriteAsync(EventNames.Job, null, JobDocument.From(job, withResult: false), ApiJson.Context.JobDocument);

    private async Task<Dictionary<string, string>> WriteDevicesAsync(EventWriter stream, Dictionary<string, string> known)
    {
        ImmutableArray<DeviceDocument> now = await devices.AllAsync();
        foreach (DeviceDocument device in now.Where(device => known.GetValueOrDefault(device.Name) != StampOf(device)))
        {
            await stream.WriteAsync(EventNames.Device, null, device, ApiJson.Context.DeviceDocument);
        }

        foreach (string gone in known.Keys.Except(now.Select(device => device.Name)))
        {
            await WriteChangeAsync(stream, new ChangeDocument(ChangeKinds.Device, gone), EventNames.Removed);
        }

        return now.ToDictionary(device => device.Name, StampOf);
    }

    private static string StampOf(DeviceDocument device) => $"{device.Version}/{device.IsReachable}/{device.Lease?.JobId}";

    private static Task WriteChangeAsync(EventWriter stream, ChangeDocument change, string name) =>
        stream.WriteAsync(name, null, change, ApiJson.Context.ChangeDocument);
}
