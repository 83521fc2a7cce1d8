using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;
using Profiler.PostgresCluster;

namespace Profiler.EndToEnd.Tests.Faults;

/// <summary>What happens to a running coordinator and its job is told as it is, and costs the job nothing but time.</summary>
[Collection(DeviceCollection.Name)]
public sealed class CoordinatorFaultTests(DeviceFixture device) : IDisposable
{
    private const int Seed = 13;
    private const double BudgetSeconds = 4;
    private const int SomeVisits = 3;

    private readonly Workplace _place = new();

    private string Folder => _place.PathOf("data");

    private string Database => Path.Combine(Folder, "profiler.db");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_database_whose_folder_is_gone_and_back()
    {
        CopyDatabase();
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(_place, Database);
        QueuedProfile profile = await BegunAsync(coordinator, Database);
        Directory.Move(Folder, $"{Folder}.away");
        await ToldAsync(coordinator, profile);
        Assert.False(Directory.Exists(Folder));
        Directory.Move($"{Folder}.away", Folder);
        await EndsAsync(coordinator, profile);
    }

    [Fact]
    public async Task A_database_server_that_is_stopped_and_started()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        string database = await cluster.CreateDatabaseAsync();
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(_place, database);
        QueuedProfile profile = await BegunAsync(coordinator, database);
        await cluster.StopAsync();
        await ToldAsync(coordinator, profile);
        await cluster.StartAgainAsync();
        await EndsAsync(coordinator, profile);
    }

    [Fact]
    public async Task A_full_disk()
    {
        if (!SmallDisk.TryMount(Folder, "16m", out SmallDisk? disk))
        {
            // Only root can mount a small disk; the store's tests have the same fault without one.
            return;
        }

        using (disk)
        {
            CopyDatabase();
            using ServingProcess coordinator = await ServingProcess.ListeningAsync(_place, Database);
            QueuedProfile profile = await BegunAsync(coordinator, Database);
            disk.Fill();
            HttpResponseMessage refused = null!;
            await TestPatience.UntilAsync(
                async () =>
                {
                    // What the database's own files have left is used up first.
                    refused = await coordinator.AnswerAsync("/v1/keys", """{ "name": "more", "role": "read" }""");
                    return refused.StatusCode != HttpStatusCode.Created;
                },
                () => coordinator.Log);
            await RequireStorageAsync(refused, "full");
            Assert.Equal(profile.Id, (await profile.OverHttpAsync(coordinator)).GetProperty("id").GetString());
            disk.MakeRoom();
            await EndsAsync(coordinator, profile);
        }
    }

    [Fact]
    public async Task A_board_that_loses_its_power_in_mid_job()
    {
        CopyDatabase();
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(_place, Database);
        QueuedProfile profile = await BegunAsync(coordinator, Database);
        coordinator.KillAgent();
        await TestPatience.UntilAsync(
            async () => (await profile.OverHttpAsync(coordinator)).TryGetProperty("failure", out JsonElement failure)
                && failure.ValueKind == JsonValueKind.Object && failure.GetProperty("code").GetString() == "agentDied",
            () => coordinator.Log);
        await EndsAsync(coordinator, profile);
    }

    private void CopyDatabase()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(device.Place.Database, Database);
    }

    private static async Task<QueuedProfile> BegunAsync(ServingProcess coordinator, string database)
    {
        await QueuedProfile.RegisterAsync(coordinator);
        QueuedProfile profile = await QueuedProfile.SubmitAsync(coordinator, database, BudgetSeconds, Seed);
        await profile.UntilMoreVisitsAsync(SomeVisits, () => coordinator.Log);
        return profile;
    }

    /// <summary>A database that is gone: requests, readiness and the log say so.</summary>
    private static async Task ToldAsync(ServingProcess coordinator, QueuedProfile profile)
    {
        await TestPatience.UntilAsync(
            async () =>
            {
                using HttpResponseMessage ready = await coordinator.AnswerAsync("/health/ready");
                return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
            },
            () => coordinator.Log);
        await RequireStorageAsync(await coordinator.AnswerAsync($"/v1/jobs/{profile.Id}"), "database");
        await TestPatience.UntilAsync(
            () => Task.FromResult(coordinator.Log.Contains("StorageFault", StringComparison.Ordinal)), () => coordinator.Log);
    }

    private static async Task RequireStorageAsync(HttpResponseMessage response, string word)
    {
        using (response)
        {
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("storage", problem.GetProperty("code").GetString());
            Assert.Contains(word, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
        }
    }

    private async Task EndsAsync(ServingProcess coordinator, QueuedProfile profile)
    {
        await profile.UntilEndAsync(() => coordinator.Log);
        await profile.RequireOnceAsync();
        Assert.Equal("done", (await profile.OverHttpAsync(coordinator)).GetProperty("state").GetString());
        Assert.Equal("active", (await coordinator.GetAsync("/v1/devices/local")).GetProperty("state").GetString());
        using HttpResponseMessage ready = await coordinator.AnswerAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        coordinator.Kill();
        await BoardProcesses.UntilNoneAsync(_place);
    }
}
