using Profiler.Networks.Errors;
using Profiler.Store.Keys;
using Profiler.Store.Tests.Support;
using Profiler.Testing;

namespace Profiler.Store.Tests.Keys;

public sealed class KeyRepositoryTests
{
    private readonly FakeClock _clock = new();

    [Theory, EveryEngine]
    public async Task A_key_is_found_by_its_whole_text_only(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        CreatedKey created = await database.Keys.CreateAsync("nightly search", ApiKeyRole.Read, device: null, expiresAt: null);
        await database.Keys.CreateAsync("other", ApiKeyRole.Admin, device: null, expiresAt: null);

        Assert.Equal(created.Key, await database.Keys.FindAsync(created.Text));
        char last = created.Text[^1] == '0' ? '1' : '0';
        foreach (string wrong in (string[])[created.Text[..^1] + last, created.Text[..^1], created.Text + "0", created.Key.Id, "", "pk_", "pk__"])
        {
            Assert.Null(await database.Keys.FindAsync(wrong));
        }
    }

    [Theory, EveryEngine]
    public async Task An_expired_or_revoked_key_is_not_found_but_listed(Engine engine)
    {
        using var store = new TemporaryStore(engine);
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        CreatedKey expiring = await database.Keys.CreateAsync("a", ApiKeyRole.Measure, null, _clock.GetUtcNow() + TimeSpan.FromHours(1));
        CreatedKey revoked = await database.Keys.CreateAsync("b", ApiKeyRole.Agent, "board", null);

        Assert.NotNull(await database.Keys.FindAsync(expiring.Text));
        _clock.Advance(TimeSpan.FromHours(1));
        await database.Keys.RevokeAsync(revoked.Key.Id);
        await database.Keys.RevokeAsync(revoked.Key.Id);

        Assert.Null(await database.Keys.FindAsync(expiring.Text));
        Assert.Null(await database.Keys.FindAsync(revoked.Text));
        Assert.Equal(2, (await database.Keys.AllAsync()).Length);
        Assert.Equal("board", (await database.Keys.AllAsync()).Single(key => key.RevokedAt == _clock.GetUtcNow()).Device);
        ProfilerException unknown = await Assert.ThrowsAsync<ProfilerException>(() => database.Keys.RevokeAsync("zz"));
        Assert.Equal(ErrorCode.UnknownName, unknown.Code);
    }

    [Fact]
    public async Task The_secret_is_not_kept()
    {
        using var store = new TemporaryStore();
        using ProfilerDatabase database = await store.OpenAsync(_clock);
        CreatedKey created = await database.Keys.CreateAsync("a", ApiKeyRole.Read, null, null);

        string secret = created.Text.Split('_')[2];

        foreach (string file in Directory.GetFiles(store.Folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_agents_key_names_its_device_and_no_other_does()
    {
        using var store = new TemporaryStore();
        using ProfilerDatabase database = await store.OpenAsync(_clock);

        await Assert.ThrowsAsync<ArgumentException>(() => database.Keys.CreateAsync("a", ApiKeyRole.Agent, null, null));
        await Assert.ThrowsAsync<ArgumentException>(() => database.Keys.CreateAsync("a", ApiKeyRole.Read, "board", null));
    }
}
