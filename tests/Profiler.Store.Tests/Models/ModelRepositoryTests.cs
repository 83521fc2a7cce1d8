using System.Security.Cryptography;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.Models;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Models;

public sealed class ModelRepositoryTests
{
    private static readonly byte[] Onnx = [8, 1, 2, 3, 255];

    [Theory, EveryEngine]
    public async Task A_model_is_kept_once_under_its_hash(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        string sha256 = await database.Models.AddAsync("first", Onnx);
        await database.Models.AddAsync("second", Onnx);

        ModelRecord model = Assert.Single(await database.Models.AllAsync());
        Assert.Equal((sha256, "first", 5L), (model.Sha256, model.Name, model.ByteSize));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Onnx)), sha256);
        Assert.Equal(Onnx, await database.Models.ReadAsync(sha256));
        Assert.Equal(
            engine == Engine.Sqlite ? 1 : 0,
            Directory.GetFiles(store.Folder, $"{sha256}*", new EnumerationOptions { RecurseSubdirectories = true }).Length);
    }

    [Theory, EveryEngine]
    public async Task A_large_model_comes_back_whole_from_eight_writers_at_once(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();
        byte[] large = new byte[(5 << 20) + 7];
        new Random(1).NextBytes(large);

        string[] addresses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.Models.AddAsync("large", large))));

        Assert.Equal(large, await database.Models.ReadAsync(Assert.Single(addresses.Distinct())));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_named()
    {
        using var store = new TemporaryStore();
        using ProfilerDatabase database = await store.OpenAsync();
        string sha256 = await database.Models.AddAsync("model", Onnx);
        await File.WriteAllBytesAsync(Path.Combine(store.Folder, "models", sha256[..2], $"{sha256}.onnx"), [8, 1, 2, 3, 254]);

        await AssertDamagedAsync(database, sha256);
    }

    [Fact]
    public async Task A_damaged_model_on_the_server_is_refused_and_named()
    {
        using var store = new TemporaryStore(Engine.Postgres);
        using ProfilerDatabase database = await store.OpenAsync();
        string sha256 = await database.Models.AddAsync("model", Onnx);
        using DatabaseSessions sessions = store.Sessions();
        await sessions.RunAsync(connection => connection.ExecuteAsync("UPDATE model_chunks SET content = 'x'"));

        await AssertDamagedAsync(database, sha256);
    }

    [Theory, EveryEngine]
    public async Task A_missing_model_is_told(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync();

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Models.ReadAsync(new string('a', 64)));

        Assert.Equal(ErrorCode.Storage, error.Code);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("AB")]
    public void A_path_is_made_of_a_hash_only(string sha256) =>
        Assert.Throws<ArgumentException>(() => new ModelFolder("/tmp").PathOf(sha256));

    private static async Task AssertDamagedAsync(ProfilerDatabase database, string sha256)
    {
        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Models.ReadAsync(sha256));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains(sha256, error.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }
}
