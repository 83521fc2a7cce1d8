using Dapper;
using Microsoft.Data.Sqlite;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.CrashWriter;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Faults;

public sealed class StorageFaultTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        byte[] content = [.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 7))];
        await File.WriteAllBytesAsync(_store.DatabasePath, content);

        await AssertDamagedAsync(content);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.01)]
    public async Task A_truncated_database_is_refused_and_left_as_it_is(double kept)
    {
        byte[] content = await FilledAsync();
        content = content[..(int)(content.Length * kept)];
        await File.WriteAllBytesAsync(_store.DatabasePath, content);

        await AssertDamagedAsync(content);
    }

    [Fact]
    public async Task A_database_with_an_overwritten_page_is_refused_and_left_as_it_is()
    {
        byte[] content = await FilledAsync();
        Array.Fill(content, (byte)0xA5, 4096 * 5, 4096);
        await File.WriteAllBytesAsync(_store.DatabasePath, content);

        await AssertDamagedAsync(content);
    }

    [Fact]
    public async Task A_lock_that_outlasts_the_timeout_says_so()
    {
        using ProfilerDatabase database = await _store.OpenAsync(TimeSpan.FromSeconds(1));
        using var other = new SqliteConnection($"Data Source={_store.DatabasePath};Pooling=False");
        other.Open();
        using SqliteTransaction held = other.BeginTransaction(deferred: false);

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => database.Jobs.BeginOrResumeAsync(Samples.Job()));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("locked", error.Message, StringComparison.Ordinal);
        Assert.Contains(_store.DatabasePath, error.Message, StringComparison.Ordinal);
        Assert.Empty(await database.Jobs.AllAsync());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_keeps_what_was_written_before()
    {
        using ProfilerDatabase database = await _store.OpenAsync();
        await database.Models.AddAsync("before", new byte[] { 1 });
        using var sessions = new SqliteSessions(_store.DatabasePath, SqliteSessions.DefaultBusyTimeout);

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => sessions.InTransactionAsync(async transaction =>
        {
            // The smallest limit that SQLite takes is the size the file has: the next page is one too many.
            await transaction.Connection!.ExecuteAsync("PRAGMA max_page_count = 1", transaction: transaction);
            return await transaction.Connection!.ExecuteAsync(
                "INSERT INTO models (sha256, name, byte_size, added_at) VALUES ('aa', @name, 1, '')",
                new { name = new string('x', 1 << 20) },
                transaction);
        }));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Equal("before", Assert.Single(await database.Models.AllAsync()).Name);
    }

    [Fact]
    public async Task A_job_goes_on_after_a_full_disk_has_been_given_room()
    {
        if (!Environment.IsPrivilegedProcess || !SmallDisk.TryMount(_store.Folder, "600k", out SmallDisk? disk))
        {
            // Only root can mount a small disk; the test above has the same fault without one.
            return;
        }

        using (disk)
        {
            using ProfilerDatabase database = await _store.OpenAsync();
            string job = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
            await database.Jobs.Items.AddAsync(job, [Samples.Item(0)]);
            int acknowledged = 0;
            ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(async () =>
            {
                for (; acknowledged < 5000; acknowledged++)
                {
                    await database.Visits.AppendAsync(job, Samples.Visit("item-0000", acknowledged));
                }
            });

            disk.Resize("20m");
            await database.Visits.AppendAsync(job, Samples.Visit("item-0000", acknowledged));

            Assert.Equal(ErrorCode.Storage, error.Code);
            Assert.Contains("full", error.Message, StringComparison.Ordinal);
            Assert.Equal(
                Enumerable.Range(0, acknowledged + 1), (await database.Visits.OfJobAsync(job)).Select(visit => visit.Round));
        }
    }

    [Fact]
    public async Task A_read_only_file_is_read_but_not_written()
    {
        await FilledAsync();
        using var readOnly = new ReadOnlyFile(_store.DatabasePath);
        using ProfilerDatabase database = await _store.OpenAsync();
        Assert.NotEmpty(await database.Models.AllAsync());

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => database.Jobs.BeginOrResumeAsync(Samples.Job()));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        string file = Path.Combine(_store.Folder, "file");
        await File.WriteAllTextAsync(file, "");

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => ProfilerDatabase.OpenAsync(Path.Combine(file, "profiler.db"), new TickingTime()));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_a_folder_is_refused()
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => ProfilerDatabase.OpenAsync(_store.Folder, new TickingTime()));

        Assert.Equal(ErrorCode.Storage, error.Code);
    }

    /// <summary>A closed database with enough in it for a dozen pages.</summary>
    private async Task<byte[]> FilledAsync()
    {
        using (ProfilerDatabase database = await _store.OpenAsync())
        {
            for (byte i = 0; i < 20; i++)
            {
                await database.Models.AddAsync(new string('n', 2000), new[] { i });
            }
        }

        return await File.ReadAllBytesAsync(_store.DatabasePath);
    }

    private async Task AssertDamagedAsync(byte[] content)
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => _store.OpenAsync());

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("import", error.Advice, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllBytesAsync(_store.DatabasePath));
    }
}
