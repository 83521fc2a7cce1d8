using Npgsql;
using Profiler.Networks.Errors;
using Profiler.PostgresCluster;
using Profiler.Store.Changes;
using Profiler.Store.CrashWriter;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Faults;

public sealed class PostgresFaultTests
{
    private const string Password = "topsecret";

    [Theory]
    [InlineData("Host=/nowhere;Username=u;Password=topsecret;Database=d")]
    [InlineData("postgresql://u:topsecret@127.0.0.1:1/d")]
    public async Task A_server_that_cannot_be_reached_is_named_without_the_password(string address) =>
        await AssertRefusedAsync(address, "cannot be reached");

    [Fact]
    public async Task A_refused_password_is_told_and_not_repeated()
    {
        Cluster cluster = await Cluster.SharedAsync();
        await cluster.ExecuteAsync("CREATE ROLE guarded LOGIN PASSWORD 'another'");

        await AssertRefusedAsync($"{cluster.AddressOf("postgres", "guarded")};Password={Password}", "refuses the user or the password");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        Cluster cluster = await Cluster.SharedAsync();

        await AssertRefusedAsync(cluster.AddressOf("no_such"), "no_such does not exist");
    }

    [Theory]
    [InlineData("postgresql://u:topsecret@host:port/d")]
    [InlineData("Host=a;Password=topsecret;Nonsense=1")]
    [InlineData("postgresql://u:topsecret@host/d?nonsense=1")]
    public async Task A_connection_string_that_cannot_be_understood_is_not_repeated(string address)
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => ProfilerDatabase.OpenAsync(address, new TickingTime()));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_is_used_again_by_the_next_call()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(await cluster.CreateDatabaseAsync(), new TickingTime());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using IAsyncEnumerator<Change> changes = database.Changes.WatchAsync(patience.Token).GetAsyncEnumerator();
        string job = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(job, [Samples.Item(0)]);

        await cluster.StopAsync();
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => database.Visits.AppendAsync(job, Samples.Visit("item-0000", 0)));
        await cluster.StartAgainAsync();
        await database.Visits.AppendAsync(job, Samples.Visit("item-0000", 0));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.Single(await database.Visits.OfJobAsync(job));
        await database.RegisterAsync("board");
        while (changes.Current is not { Kind: "device" })
        {
            Assert.True(await changes.MoveNextAsync());
        }
    }

    [Fact]
    public async Task Connections_that_died_while_they_were_idle_are_not_noticed()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(await cluster.CreateDatabaseAsync(), new TickingTime());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Models.AllAsync()));

        await cluster.StopAsync();
        await cluster.StartAgainAsync();

        Assert.Empty(await database.Models.AllAsync());
        await database.RegisterAsync("board");
    }

    [Fact]
    public async Task A_lock_that_outlasts_the_timeout_says_so()
    {
        using var store = new TemporaryStore(Engine.Postgres);
        using ProfilerDatabase database = await store.OpenAsync(TimeSpan.FromSeconds(1));
        await using var other = new NpgsqlConnection(store.Address);
        await other.OpenAsync();
        await using NpgsqlTransaction held = await other.BeginTransactionAsync();
        await using var lockAll = new NpgsqlCommand("LOCK TABLE jobs", other, held);
        await lockAll.ExecuteNonQueryAsync();

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Jobs.BeginOrResumeAsync(Samples.Job()));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("locked", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_keeps_what_was_written_before()
    {
        using var store = new TemporaryStore();
        if (!Environment.IsPrivilegedProcess || !SmallDisk.TryMount(store.Folder, "16m,mode=0777", out SmallDisk? disk))
        {
            // Only root can mount a small disk.
            return;
        }

        using (disk)
        {
            // A server of its own: one that loses a disk for good cannot go on.
            await using Cluster cluster = await Cluster.StartAsync();
            await cluster.CreateTablespaceAsync("small", Directory.CreateDirectory(Path.Combine(store.Folder, "space")).FullName);
            using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(await cluster.CreateDatabaseAsync("small"), new TickingTime());
            await database.Models.AddAsync("before", new byte[] { 1 });
            byte[] large = new byte[16 << 20];
            new Random(1).NextBytes(large);

            ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Models.AddAsync("large", large));

            Assert.Equal(ErrorCode.Storage, error.Code);
            Assert.Contains("full", error.Message, StringComparison.Ordinal);
            Assert.Equal("before", Assert.Single(await database.Models.AllAsync()).Name);
        }
    }

    private static async Task AssertRefusedAsync(string address, string problem)
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => ProfilerDatabase.OpenAsync(address, new TickingTime()));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }
}
