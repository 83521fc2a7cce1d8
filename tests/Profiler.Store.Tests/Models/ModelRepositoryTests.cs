using Profiler.Networks.Errors;
using Profiler.Store.Models;
using Profiler.Store.Tests.Support;

namespace Profiler.Store.Tests.Models;

public sealed class ModelRepositoryTests : IDisposable
{
    private static readonly byte[] Onnx = [8, 1, 2, 3, 255];

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_model_is_kept_once_under_its_hash()
    {
        using ProfilerDatabase database = await _store.OpenAsync();
        string sha256 = await database.Models.AddAsync("first", Onnx);
        await database.Models.AddAsync("second", Onnx);

        ModelRecord model = Assert.Single(await database.Models.AllAsync());
        Assert.Equal((sha256, "first", 5L), (model.Sha256, model.Name, model.ByteSize));
        Assert.Equal(Onnx, await database.Models.Folder.ReadAsync(sha256));
        Assert.Single(Directory.GetFiles(_store.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true }),
            file => file.Contains(sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_model_is_refused_and_named()
    {
        using ProfilerDatabase database = await _store.OpenAsync();
        string sha256 = await database.Models.AddAsync("model", Onnx);
        await File.WriteAllBytesAsync(database.Models.Folder.PathOf(sha256), [8, 1, 2, 3, 254]);

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => database.Models.Folder.ReadAsync(sha256));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains(sha256, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("AB")]
    public void A_path_is_made_of_a_hash_only(string sha256) =>
        Assert.Throws<ArgumentException>(() => new ModelFolder(_store.Folder).PathOf(sha256));
}
