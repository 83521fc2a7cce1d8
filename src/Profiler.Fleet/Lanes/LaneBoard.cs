using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Profiler.Fleet.Lanes;

/// <summary>Which devices this coordinator is at, each with one thing only.</summary>
internal sealed class LaneBoard(Action onFreed)
{
    private readonly ConcurrentDictionary<string, Place> _places = [];

    public ImmutableArray<string> Devices => [.. _places.Keys.Order(StringComparer.Ordinal)];

    public ImmutableArray<LaneRun> Runs => [.. _places.Values.Select(place => place.Run).OfType<LaneRun>()];

    public bool IsBusy(string device) => _places.ContainsKey(device);

    /// <summary>Begins to work with a device that nothing else here works with.</summary>
    /// <param name="run">The job at work; null for a probe.</param>
    /// <returns>The work; null where the device is busy.</returns>
    public Task? TryOccupy(string device, LaneRun? run, Func<Task> work)
    {
        var place = new Place(run);
        return _places.TryAdd(device, place) ? Task.Run(() => OccupyAsync(device, place, work)) : null;
    }

    /// <returns>Whether everything ended within the time.</returns>
    public async Task<bool> IsFreeWithinAsync(TimeSpan longest, TimeProvider time)
    {
        Task all = Task.WhenAll(_places.Values.Select(place => place.Freed.Task));
        await all.WaitAsync(longest, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.IsCompleted;
    }

    private async Task OccupyAsync(string device, Place place, Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            _places.TryRemove(device, out _);
            place.Freed.SetResult();
            onFreed();
        }
    }

    private sealed record Place(LaneRun? Run)
    {
        public TaskCompletionSource Freed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
