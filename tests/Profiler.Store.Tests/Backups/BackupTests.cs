using System.IO.Compression;
using Dapper;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Backups;
using Profiler.Store.Connections;
using Profiler.Store.CrashWriter;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Migrations;
using Profiler.Store.Models;
using Profiler.Store.Queue;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Backups;

public sealed class BackupTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(Engine.Sqlite, Engine.Postgres)]
    [InlineData(Engine.Postgres, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Postgres, Engine.Postgres)]
    public async Task Everything_comes_back_on_either_engine_and_goes_on(Engine from, Engine to)
    {
        using var source = new TemporaryStore(from);
        using ProfilerDatabase before = await source.OpenAsync(_clock);
        FullDatabase filled = await FullDatabase.FillAsync(before);
        using var store = new TemporaryStore(to);
        using ProfilerDatabase after = await store.OpenAsync(_clock);
        using var archive = new MemoryStream();

        BackupSummary written = await before.BackupAsync(archive);
        BackupSummary restored = await after.RestoreAsync(archive);

        Assert.Equal(written, restored);
        Assert.Equal((1, 0), (restored.Models, restored.ModelsWithoutBytes));
        Assert.NotNull(await after.Keys.FindAsync(filled.Key));
        Assert.Equal(FullDatabase.Model, await after.Models.ReadAsync(filled.ModelSha256));
        Assert.Equal(TableSamples.Table(hour: 1).Id, Assert.Single(await after.Tables.FindAsync(new())).Id);
        Assert.Equal(1.0 / 3, await after.Targets.ReferenceMsAsync(Samples.Target, "reference"));
        await AssertWorkAsync(before, after, filled.WorkJob);
        await AssertQueueAsync(after, filled);
    }

    [Theory, EveryEngine]
    public async Task An_archive_of_what_was_restored_is_the_same_again(Engine engine)
    {
        using var source = new TemporaryStore();
        using ProfilerDatabase before = await source.OpenAsync(_clock);
        await FullDatabase.FillAsync(before);
        using MemoryStream original = await BackupAsync(before);
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase middle = await store.OpenAsync(_clock);
        await middle.RestoreAsync(original);
        using MemoryStream first = await BackupAsync(middle);
        using var last = new TemporaryStore();
        using ProfilerDatabase after = await last.OpenAsync(_clock);
        await after.RestoreAsync(first);
        using MemoryStream second = await BackupAsync(after);

        Assert.Equal(Lines(first), Lines(second));
    }

    [Theory, EveryEngine]
    public async Task A_backup_is_of_one_moment_while_others_write(Engine engine)
    {
        using var source = new TemporaryStore(engine);
        using ProfilerDatabase before = await source.OpenAsync(_clock);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        Task writing = Task.Run(async () =>
        {
            for (int seed = 0; !stop.IsCancellationRequested; seed++)
            {
                await new JobWriter(before, seed, items: 3).RunAsync(TextWriter.Null);
                begun.TrySetResult();
            }
        });
        await begun.Task;

        using MemoryStream archive = await BackupAsync(before);
        await stop.CancelAsync();
        await writing;
        using var store = new TemporaryStore();
        using ProfilerDatabase after = await store.OpenAsync(_clock);
        await after.RestoreAsync(archive);

        foreach (Job job in await after.Jobs.AllAsync())
        {
            Assert.Equal(
                (await after.Jobs.Items.OfJobAsync(job.Id)).Where(item => item.State == ItemState.Done).Select(item => item.Item.Id),
                (await after.Measurements.OfJobAsync(job.Id)).Select(measurement => measurement.Result.ItemId));
        }
    }

    [Theory, EveryEngine]
    public async Task A_database_with_something_in_it_is_left_as_it_is(Engine engine)
    {
        using var source = new TemporaryStore();
        using ProfilerDatabase before = await source.OpenAsync(_clock);
        await FullDatabase.FillAsync(before);
        using MemoryStream archive = await BackupAsync(before);
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        await database.RegisterAsync("mine");

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.RestoreAsync(archive));

        Assert.Equal(ErrorCode.Conflict, error.Code);
        Assert.Equal("mine", Assert.Single(await database.Devices.AllAsync()).Name);
        Assert.Empty(await database.Jobs.AllAsync());
    }

    [Fact]
    public async Task A_model_whose_file_was_removed_is_left_out_and_counted()
    {
        using var source = new TemporaryStore();
        using ProfilerDatabase before = await source.OpenAsync(_clock);
        await before.Models.AddAsync("model", new byte[] { 1, 2 });
        Directory.Delete(Path.Combine(source.Folder, "models"), recursive: true);
        using var archive = new MemoryStream();

        BackupSummary written = await before.BackupAsync(archive);

        Assert.Equal((0, 1), (written.Models, written.ModelsWithoutBytes));
    }

    [Theory, EveryEngine]
    public async Task An_archive_of_an_earlier_schema_is_brought_up(Engine engine)
    {
        using var source = new TemporaryStore();
        using DatabaseSessions sessions = source.Sessions();
        await new Migrator(sessions, Migration.Embedded[..5], _clock).MigrateAsync();
        await sessions.RunAsync(connection => connection.ExecuteAsync(
            $"INSERT INTO models (sha256, name, byte_size, added_at) VALUES ('{new string('a', 64)}', 'kept', 1, '2025-01-01T00:00:00Z')"));
        using var archive = new MemoryStream();
        var models = new ModelFolder(Path.Combine(source.Folder, "models"));
        await new ArchiveWriter(sessions, models, _clock.GetUtcNow(), "0.0.9").WriteAsync(archive, default);
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);

        BackupSummary restored = await database.RestoreAsync(archive);

        Assert.Equal((5, "0.0.9"), (restored.SchemaVersion, restored.ProgramVersion));
        Assert.Equal("kept", Assert.Single(await database.Models.AllAsync()).Name);
        (await store.OpenAsync(_clock)).Dispose();
    }

    [Theory, EveryEngine]
    public async Task Every_table_is_in_the_archive(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        (await store.OpenAsync(_clock)).Dispose();
        using DatabaseSessions sessions = store.Sessions();

        IEnumerable<string> tables = await sessions.RunAsync(connection => connection.QueryAsync<string>(sessions.Dialect.TableNames));

        Assert.Equal(tables.Order(), BackupTables.InOrder.Concat(BackupTables.LeftOut).Order());
    }

    private static async Task AssertWorkAsync(ProfilerDatabase before, ProfilerDatabase after, string job)
    {
        Assert.Equal((await before.Jobs.GetAsync(job)).Spec, (await after.Jobs.GetAsync(job)).Spec);
        Assert.Equal(
            [ItemState.Done, ItemState.Running, ItemState.Failed], (await after.Jobs.Items.OfJobAsync(job)).Select(item => item.State));
        Visit visit = (await after.Visits.OfJobAsync(job))[0];
        Assert.Equal(Samples.Visit("item-0000", 0).SamplesMs.AsEnumerable(), visit.SamplesMs);
        Assert.Equal(1.0 / 3, visit.Kernels!.DurationsMs[0][1]);
        Assert.Equal(
            Assert.Single(await before.Measurements.OfJobAsync(job)).Result, Assert.Single(await after.Measurements.OfJobAsync(job)).Result);
    }

    private static async Task AssertQueueAsync(ProfilerDatabase database, FullDatabase filled)
    {
        Assert.Empty(await database.Queue.LeasesAsync());
        Assert.Equal(QueuedJobState.Queued, (await database.Queue.GetAsync(filled.RunningJob)).State);
        Assert.Equal(QueuedJobState.Cancelled, (await database.Queue.GetAsync(filled.AskedToStop)).State);
        GrantedJob granted = (await database.Queue.TryGrantAsync("me", ["board"], QueueSamples.LeaseTime))!;
        Assert.Equal(filled.RunningJob, granted.Job.Id);
        Assert.True(granted.Lease.Token > filled.Lease.Token);
        BegunJob resumed = await database.Under(granted.Lease).Jobs.BeginOrResumeAsync(Samples.Job());
        Assert.Equal((filled.WorkJob, true), (resumed.Job.Id, resumed.IsResumed));
        QueuedJob next = await database.Queue.SubmitAsync(QueueSamples.Job());
        Assert.Equal("q5", next.Id);
    }

    private static async Task<MemoryStream> BackupAsync(ProfilerDatabase database)
    {
        var archive = new MemoryStream();
        await database.BackupAsync(archive);
        return archive;
    }

    /// <summary>Every line of every table with its file's name, sorted: rows come in no order.</summary>
    private static string[] Lines(MemoryStream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var lines = new List<string>();
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.FullName.StartsWith("tables/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            lines.AddRange(reader.ReadToEnd().Split('\n').Select(line => $"{entry.FullName} {line}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
