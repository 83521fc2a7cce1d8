using System.IO.Compression;
using System.Text;
using Profiler.Networks.Errors;
using Profiler.Store.Backups;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Backups;

public sealed class HostileArchiveTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_truncated_archive_is_refused(double kept)
    {
        byte[] whole = await WholeAsync();

        await AssertRefusedAsync(whole[..(int)(whole.Length * kept)]);
    }

    [Fact]
    public async Task Three_hundred_changed_bytes_are_refused_or_change_nothing_that_is_kept()
    {
        byte[] whole = await WholeAsync();
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                await using ArchiveReader reader = await ArchiveReader.OpenAsync(new MemoryStream(changed), 99, default);
            }
            catch (ProfilerException error) when (error.Code is ErrorCode.InvalidFile or ErrorCode.Mismatch)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 250, 300);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("tables/../../x.ndjson")]
    [InlineData("models/../x.onnx")]
    [InlineData("tables/jobs.ndjson")]
    public async Task An_entry_that_no_backup_has_is_refused(string name) =>
        await AssertRefusedAsync(await ChangedAsync(archive => Write(archive, name, "x")));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("tables/visits.ndjson")]
    public async Task A_missing_entry_is_refused(string name) =>
        await AssertRefusedAsync(await ChangedAsync(archive => archive.GetEntry(name)!.Delete()));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"format\": 1, \"schemaVersion\": 0}")]
    public async Task A_manifest_that_is_none_is_refused(string text) =>
        await AssertRefusedAsync(await ChangedAsync(archive => Replace(archive, "manifest.json", _ => text)));

    [Fact]
    public async Task A_row_that_was_added_or_changed_is_refused()
    {
        await AssertRefusedAsync(await ChangedAsync(archive => Replace(archive, "tables/api_keys.ndjson", lines => $"{lines}[]\n")));
        await AssertRefusedAsync(await ChangedAsync(archive => Replace(
            archive, "tables/api_keys.ndjson", lines => lines.Replace("Measure", "Admin", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_model_with_another_content_is_refused() => await AssertRefusedAsync(await ChangedAsync(archive =>
        Replace(archive, archive.Entries.Single(entry => entry.FullName.StartsWith("models/", StringComparison.Ordinal)).FullName, _ => "x")));

    [Fact]
    public async Task What_unpacks_to_far_more_than_it_is_packed_is_refused()
    {
        byte[] bomb = await ChangedAsync(archive =>
        {
            archive.GetEntry("tables/visits.ndjson")!.Delete();
            using Stream entry = archive.CreateEntry("tables/visits.ndjson").Open();
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 120; i++)
            {
                entry.Write(block);
            }
        });

        ProfilerException error = await AssertRefusedAsync(bomb);

        Assert.Contains("far more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 10, 10 << 10)]
    [InlineData(1 << 30, 65 << 20)]
    public async Task A_stream_that_lies_about_its_size_is_read_no_further_than_the_limit(long most, int length)
    {
        await using var reader = new LineReader(new MemoryStream([.. new byte[length], (byte)'\n']), "entry", most);

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => reader.ReadAsync(default));

        Assert.Contains("far more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_come_one_by_one_however_they_are_cut_into_reads()
    {
        string[] lines = ["", new string('a', 70_000), "b", new string('c', 200_000)];
        await using var reader = new LineReader(
            new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + '\n')))), "entry", long.MaxValue);

        foreach (string line in lines)
        {
            Assert.Equal(line + '\n', Encoding.UTF8.GetString((await reader.ReadAsync(default))!));
        }

        Assert.Null(await reader.ReadAsync(default));
    }

    [Fact]
    public async Task A_newer_programs_archive_is_refused_with_both_versions()
    {
        byte[] newer = await ChangedAsync(archive => Replace(
            archive, "manifest.json", text => text.Replace("\"schemaVersion\":", "\"schemaVersion\":99", StringComparison.Ordinal)));

        ProfilerException error = await AssertRefusedAsync(newer, ErrorCode.Mismatch);

        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Refused, and the database can still take a whole archive.</summary>
    private async Task<ProfilerException> AssertRefusedAsync(byte[] archive, ErrorCode code = ErrorCode.InvalidFile)
    {
        using var store = new TemporaryStore();
        using ProfilerDatabase database = await store.OpenAsync(new FakeClock());
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.RestoreAsync(new MemoryStream(archive)));

        Assert.Equal(code, error.Code);
        Assert.NotNull(error.Advice);
        await database.RestoreAsync(new MemoryStream(await WholeAsync()));
        Assert.NotEmpty(await database.Jobs.AllAsync());
        return error;
    }

    private async Task<byte[]> WholeAsync()
    {
        using ProfilerDatabase database = await _store.OpenAsync(new FakeClock());
        if ((await database.Jobs.AllAsync()).IsEmpty)
        {
            await FullDatabase.FillAsync(database);
        }

        using var archive = new MemoryStream();
        await database.BackupAsync(archive);
        return archive.ToArray();
    }

    private async Task<byte[]> ChangedAsync(Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(await WholeAsync());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(archive);
        }

        return stream.ToArray();
    }

    private static void Replace(ZipArchive archive, string name, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8))
        {
            text = reader.ReadToEnd();
        }

        archive.GetEntry(name)!.Delete();
        Write(archive, name, change(text));
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
