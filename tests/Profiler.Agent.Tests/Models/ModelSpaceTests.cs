using Profiler.Agent.Models;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Models;

public sealed class ModelSpaceTests : IDisposable
{
    private const int Size = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_least_recently_used_models_make_room()
    {
        string[] old = [.. Enumerable.Range(0, 4).Select(hours => Idle((byte)hours, hours + 2))];
        ModelStore store = Open(limit: 4 * Size);
        string put = Put(store, 9);
        Assert.Equal([true, true, true, false], old.Select(Exists));
        Assert.True(store.Has(put));
    }

    [Fact]
    public void A_model_that_was_asked_for_stays()
    {
        string asked = Idle(1, hours: 9);
        string idle = Idle(2, hours: 2);
        ModelStore store = Open(limit: Size);
        Assert.True(store.Has(asked));
        Put(store, 3);
        Assert.True(Exists(asked));
        Assert.False(Exists(idle));
    }

    [Fact]
    public void What_was_put_for_one_job_stays_together_above_the_limit()
    {
        ModelStore store = Open(limit: 2 * Size);
        string[] job = [.. Enumerable.Range(0, 5).Select(i => Put(store, (byte)i))];
        Assert.All(job, sha256 => Assert.True(store.Has(sha256)));
    }

    [Fact]
    public void What_was_let_go_makes_room_within_a_session_for_the_limit_and_for_a_small_disk()
    {
        ModelStore limited = Open(limit: 3 * Size);
        string[] wave = [.. Enumerable.Range(0, 3).Select(i => Put(limited, (byte)i))];
        Assert.All(wave[..2], sha256 => Assert.True(limited.Release(sha256)));
        Put(limited, 9);
        Assert.Single(wave[..2], Exists);
        Assert.True(Exists(wave[2]));

        ModelStore small = Open(limit: 100 * Size, free: _ => (4 * Size) - Directory.GetFiles(Models).Sum(file => (int)new FileInfo(file).Length));
        string first = Put(small, 10);
        Assert.True(small.Release(first));
        string second = Put(small, 11);
        Assert.False(Exists(first));
        Assert.False(small.Has(first));
        Assert.True(Exists(second));
    }

    [Fact]
    public void What_was_let_go_and_is_asked_for_again_stays()
    {
        ModelStore store = Open(limit: Size);
        string again = Put(store, 1);
        store.Release(again);
        Assert.True(store.Has(again));
        Put(store, 2);
        Assert.True(Exists(again));
    }

    [Fact]
    public void What_was_let_go_stays_where_another_agent_uses_it()
    {
        ModelStore one = Open(limit: Size);
        string put = Put(one, 1);
        Assert.True(one.Release(put));
        ModelStore other = Open(limit: Size);
        Assert.True(other.Has(put));
        Put(one, 2);
        Assert.True(Exists(put));

        Assert.True(other.Release(put));
        Put(other, 3);
        Assert.True(Exists(put));
    }

    [Fact]
    public void A_model_that_another_agent_uses_stays()
    {
        string used = Idle(1, hours: 9);
        Assert.True(Open(limit: Size).Has(used));
        Put(Open(limit: Size), 2);
        Assert.True(Exists(used));
    }

    [Fact]
    public void A_model_that_another_agent_deleted_is_not_there()
    {
        ModelStore store = Open(limit: Size);
        string put = Put(store, 1);
        File.Delete(store.PathOf(put));
        Assert.False(store.Has(put));
    }

    [Fact]
    public void Idle_models_make_room_on_a_disk_that_is_nearly_full()
    {
        string older = Idle(1, hours: 9);
        string newer = Idle(2, hours: 5);
        Put(Open(limit: 100 * Size, free: folder => Exists(older) ? 10 : Size), 3);
        Assert.False(Exists(older));
        Assert.True(Exists(newer));
    }

    [Fact]
    public void A_disk_that_is_full_is_told_before_anything_is_written_or_deleted()
    {
        string idle = Idle(1, hours: 9);
        ModelStore store = Open(limit: 100 * Size, free: _ => 0);
        byte[] model = new byte[5 << 20];
        AgentException refused = Assert.Throws<AgentException>(() => store.Put(Requests.Chunks(model, Requests.Sha256(model), 1 << 20).First()));
        Assert.Equal(AgentFailure.Storage, refused.Code);
        Assert.Contains("5.0 MiB", refused.Message, StringComparison.Ordinal);
        Assert.Contains("0.0 MiB are free", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Advice);
        Assert.Equal([FileOf(idle)], Directory.GetFiles(Models));
    }

    /// <summary>/dev/full is a disk without room: every write to it fails as on one.</summary>
    [Fact]
    public void A_disk_that_fills_up_meanwhile_is_told_with_what_is_free()
    {
        byte[] model = new byte[100_000];
        string sha256 = Requests.Sha256(model);
        Directory.CreateDirectory(Models);
        string partial = $"{FileOf(sha256)}.{Environment.ProcessId}.partial";
        File.CreateSymbolicLink(partial, "/dev/full");
        ModelStore store = Open(limit: 1 << 20, free: _ => 3 << 20);
        AgentException refused = Assert.Throws<AgentException>(() => store.Put(Requests.Chunks(model, sha256, model.Length).Single()));
        Assert.Equal(AgentFailure.Storage, refused.Code);
        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        Assert.Contains("3.0 MiB are free", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(partial));
    }

    [Fact]
    public void Pieces_of_killed_agents_are_removed_and_those_in_the_making_stay()
    {
        string stale = _folder.Write("models/a.onnx.123.partial", "half");
        string fresh = _folder.Write("models/b.onnx.124.partial", "half");
        string model = Idle(1, hours: 99);
        File.SetLastWriteTimeUtc(stale, DateTime.UnixEpoch);
        Open(limit: Size).RemoveLeftovers();
        Assert.False(File.Exists(stale));
        Assert.True(File.Exists(fresh));
        Assert.True(Exists(model));
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_leftovers() => Open(limit: Size).RemoveLeftovers();

    private string Models => _folder.PathOf("models");

    private ModelStore Open(long limit, Func<string, long>? free = null) =>
        new(Models, new ModelSpace(Models, limit, TimeProvider.System, free ?? (_ => long.MaxValue / 2)));

    /// <summary>A model that an earlier agent put and nobody used for some hours.</summary>
    private string Idle(byte content, double hours)
    {
        string sha256 = Put(new ModelStore(Models, TimeProvider.System), content);
        File.SetLastWriteTimeUtc(FileOf(sha256), TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromHours(hours));
        return sha256;
    }

    private static string Put(ModelStore store, byte content)
    {
        byte[] model = new byte[Size];
        Array.Fill(model, content);
        string sha256 = Requests.Sha256(model);
        store.Put(Requests.Chunks(model, sha256, Size).Single());
        return sha256;
    }

    private string FileOf(string sha256) => Path.Combine(Models, $"{sha256}.onnx");

    private bool Exists(string sha256) => File.Exists(FileOf(sha256));
}
