using Profiler.Agent.Models;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Models;

public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Model = [.. Enumerable.Range(0, 2500).Select(i => (byte)i)];
    private static readonly string Sha256 = Requests.Sha256(Model);

    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _store;

    public ModelStoreTests() => _store = new ModelStore(_folder.PathOf("models"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_is_there_when_its_last_chunk_is()
    {
        PutModelRequest[] chunks = [.. Requests.Chunks(Model, Sha256, 1000)];
        foreach (PutModelRequest chunk in chunks)
        {
            Assert.False(_store.Has(Sha256));
            _store.Put(chunk);
        }

        Assert.Equal(3, chunks.Length);
        Assert.True(_store.Has(Sha256));
        Assert.Equal(Model, File.ReadAllBytes(_store.PathOf(Sha256)));
    }

    [Fact]
    public void A_model_of_another_hash_is_thrown_away()
    {
        string other = Requests.Sha256([1, 2, 3]);
        AgentException refused = Refused(() => _store.Put(Assert.Single(Requests.Chunks(Model, other, Model.Length))));
        Assert.Equal(AgentFailure.ModelMissing, refused.Code);
        Assert.Contains(Sha256, refused.Message, StringComparison.Ordinal);
        Assert.False(_store.Has(other));
        Assert.Empty(Directory.GetFiles(_folder.PathOf("models")));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1)]
    public void A_chunk_out_of_order_is_refused(long offset)
    {
        AgentException refused = Refused(() => _store.Put(new PutModelRequest(1, Sha256, offset, Model.Length, Model.AsMemory(0, 10))));
        Assert.Equal(AgentFailure.BadRequest, refused.Code);
        Assert.Contains($"{offset}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_chunk_is_refused_and_the_model_can_be_put_anew()
    {
        PutModelRequest[] chunks = [.. Requests.Chunks(Model, Sha256, 1000)];
        _store.Put(chunks[0]);
        _store.Put(chunks[1]);
        Assert.Equal(AgentFailure.BadRequest, Refused(() => _store.Put(chunks[1])).Code);
        Array.ForEach(chunks, _store.Put);
        Assert.True(_store.Has(Sha256));
    }

    [Fact]
    public void A_chunk_beyond_the_models_end_is_refused()
    {
        AgentException refused = Refused(() => _store.Put(new PutModelRequest(1, Sha256, 0, 10, Model.AsMemory())));
        Assert.Equal(AgentFailure.BadRequest, refused.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../../../../../../../../../../../../../../etc/passwd/etc/passwd/e")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void What_is_no_hash_is_refused(string sha256)
    {
        Assert.Equal(AgentFailure.BadRequest, Refused(() => _store.Has(sha256)).Code);
        Assert.Equal(AgentFailure.BadRequest, Refused(() => _store.PathOf(sha256)).Code);
        Assert.Equal(AgentFailure.BadRequest, Refused(() => _store.Put(new PutModelRequest(1, sha256, 0, 3, Model.AsMemory(0, 3)))).Code);
    }

    [Fact]
    public void A_file_that_lost_its_content_is_not_there()
    {
        _store.Put(Assert.Single(Requests.Chunks(Model, Sha256, Model.Length)));
        File.WriteAllBytes(_store.PathOf(Sha256), Model[..100]);
        var later = new ModelStore(_folder.PathOf("models"), TimeProvider.System);
        Assert.False(later.Has(Sha256));
        Assert.Equal(AgentFailure.ModelMissing, Refused(() => later.PathOf(Sha256)).Code);
        later.Put(Assert.Single(Requests.Chunks(Model, Sha256, Model.Length)));
        Assert.True(later.Has(Sha256));
    }

    [Fact]
    public void A_folder_that_cannot_be_had_is_a_fault_of_storage()
    {
        string file = _folder.Write("file", "in the way");
        var store = new ModelStore(Path.Combine(file, "models"), TimeProvider.System);
        Assert.Equal(AgentFailure.Storage, Refused(() => store.Put(Requests.Chunks(Model, Sha256, 1000).First())).Code);
    }

    private static AgentException Refused(Action action) => Assert.Throws<AgentException>(action);

    private static AgentException Refused<T>(Func<T> action) => Assert.Throws<AgentException>(() => { action(); });
}
