using Profiler.EndToEnd.Tests.Support;
using Profiler.PostgresCluster;
using Profiler.Store.Queue;
using Xunit.Abstractions;

namespace Profiler.EndToEnd.Tests.Coordinators;

/// <summary>Three coordinators on one PostgreSQL database with one board: whichever die, the board's job is done once.</summary>
[Collection(DeviceCollection.Name)]
public sealed class SharedQueueTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Seed = 12;
    private const int Coordinators = 3;
    private const int MostVisitsALife = 4;

    private readonly Workplace _place = new();
    private readonly Random _random = new(21);
    private readonly ServingProcess[] _coordinators = new ServingProcess[Coordinators];
    private Cluster _cluster = null!;
    private string _database = "";

    private string Logs => string.Join("\n--\n", _coordinators.Select(coordinator => coordinator.Log));

    public async Task InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        _database = await _cluster.CreateDatabaseAsync();
        for (int i = 0; i < Coordinators; i++)
        {
            _coordinators[i] = await ServingProcess.ListeningAsync(_place, _database);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (ServingProcess? coordinator in _coordinators)
        {
            coordinator?.Dispose();
        }

        await _cluster.DisposeAsync();
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_profile_is_measured_once_while_any_two_coordinators_are_killed_in_turn()
    {
        QueuedProfile profile = await SubmitAsync();
        for (int kills = 0; kills < Kills.Count;)
        {
            await profile.UntilMoreVisitsAsync(_random.Next(1, MostVisitsALife + 1), () => Logs);
            int[] victims = Victims();
            Array.ForEach(victims, victim => _coordinators[victim].Kill());
            await profile.UntilMoreVisitsAsync(1, () => Logs);
            Array.ForEach(victims, Restart);
            kills += victims.Length;
            output.WriteLine($"kill {kills}: {profile.Visits} visits");
        }

        await EndedOnceAsync(profile);
    }

    [Fact]
    public async Task A_coordinator_that_was_held_up_writes_nothing_once_another_has_its_board()
    {
        QueuedProfile profile = await SubmitAsync();
        await profile.UntilMoreVisitsAsync(3, () => Logs);
        ServingProcess holder = _coordinators.Single(coordinator => coordinator.IsAtWork);
        holder.HoldUp();
        await TestPatience.UntilAsync(
            () => Task.FromResult(_coordinators.Any(other => other != holder && other.Log.Contains("JobGranted", StringComparison.Ordinal))),
            () => Logs);
        holder.LetGo();
        await EndedOnceAsync(profile);
        Assert.Contains("LeaseLost", holder.Log, StringComparison.Ordinal);
    }

    private async Task<QueuedProfile> SubmitAsync()
    {
        await QueuedProfile.RegisterAsync(_coordinators[0]);
        return await QueuedProfile.SubmitAsync(_coordinators[1], _database, Kills.BudgetSeconds, Seed);
    }

    private async Task EndedOnceAsync(QueuedProfile profile)
    {
        QueuedJob job = await profile.UntilEndAsync(() => Logs);
        await profile.RequireOnceAsync();
        output.WriteLine($"{job.State} after {job.Attempts} attempts, {profile.Visits} visits");
        Array.ForEach(_coordinators, coordinator => coordinator.Kill());
        await BoardProcesses.UntilNoneAsync(_place);
    }

    /// <summary>Whoever is at the board, and half of the time another one with it.</summary>
    private int[] Victims()
    {
        int holder = Math.Max(0, Array.FindIndex(_coordinators, coordinator => coordinator.IsAtWork));
        int other = (holder + _random.Next(1, Coordinators)) % Coordinators;
        return _random.Next(2) == 0 ? [holder] : [holder, other];
    }

    private void Restart(int place)
    {
        _coordinators[place].Dispose();
        _coordinators[place] = ServingProcess.Start(_place, _database);
    }
}
