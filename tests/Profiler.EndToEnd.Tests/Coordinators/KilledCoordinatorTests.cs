using Profiler.EndToEnd.Tests.Support;
using Profiler.Store.Queue;
using Xunit.Abstractions;

namespace Profiler.EndToEnd.Tests.Coordinators;

/// <summary>A coordinator that is killed again and again finishes its profile, and measures nothing twice.</summary>
[Collection(DeviceCollection.Name)]
public sealed class KilledCoordinatorTests(DeviceFixture device, ITestOutputHelper output) : IDisposable
{
    private const int Seed = 11;
    private const int MostVisitsALife = 4;

    private readonly Workplace _place = device.Copy();
    private readonly Random _random = new(20);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_profile_is_measured_once_however_often_its_coordinator_is_killed()
    {
        QueuedProfile profile;
        using (ServingProcess first = await ServingProcess.ListeningAsync(_place, _place.Database))
        {
            await QueuedProfile.RegisterAsync(first);
            profile = await QueuedProfile.SubmitAsync(first, _place.Database, Kills.BudgetSeconds, Seed);
            await profile.UntilMoreVisitsAsync(1, () => first.Log);
            first.Kill();
        }

        for (int kill = 2; kill <= Kills.Count; kill++)
        {
            await LiveAndDieAsync(profile, isCutShort: kill % 5 == 0);
            output.WriteLine($"kill {kill}: {profile.Visits} visits");
        }

        using (ServingProcess last = await ServingProcess.ListeningAsync(_place, _place.Database))
        {
            QueuedJob job = await profile.UntilEndAsync(() => last.Log);
            Assert.Equal("done", (await profile.OverHttpAsync(last)).GetProperty("state").GetString());
            await profile.RequireOnceAsync();
            output.WriteLine($"{job.State} after {job.Attempts} attempts, {profile.Visits} visits");
            last.Kill();
        }

        await BoardProcesses.UntilNoneAsync(_place);
    }

    /// <param name="isCutShort">Whether it dies while it starts, before it has done anything.</param>
    private async Task LiveAndDieAsync(QueuedProfile profile, bool isCutShort)
    {
        using var coordinator = ServingProcess.Start(_place, _place.Database);
        if (!isCutShort)
        {
            await profile.UntilMoreVisitsAsync(_random.Next(1, MostVisitsALife + 1), () => coordinator.Log);
        }

        await Task.Delay(_random.Next(isCutShort ? 1000 : 200));
        coordinator.Kill();
        await profile.LookAsync();
    }
}
