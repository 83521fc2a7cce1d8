using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Workplaces;

public sealed class FirstContactTests : IAsyncLifetime
{
    private const string Board = "board-7";
    private const string Other = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static readonly HostKey Shown = new("ssh-ed25519", "c2hvd24=");
    private static readonly SshConnection Connection = new("192.0.2.7");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-contact-");
    private readonly FakeClock _clock = new();
    private ProfilerDatabase _database = null!;

    public async Task InitializeAsync() =>
        _database = await ProfilerDatabase.OpenAsync(Path.Combine(_folder.FullName, "profiler.db"), _clock, TimeSpan.FromSeconds(1));

    public Task DisposeAsync()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_board_that_shows_the_confirmed_key_is_registered()
    {
        (RegisteredDevice? device, UnconfirmedHostKey? key) = await RegisterAsync(Shown, Connection with { HostKey = Shown.Fingerprint });

        Assert.Null(key);
        Assert.Equal((RegisteredDeviceState.Active, null), (device!.State, device.Problem));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Other)]
    public async Task A_board_that_shows_another_key_is_not(string? given)
    {
        (RegisteredDevice? device, UnconfirmedHostKey? key) = await RegisterAsync(Shown, Connection with { HostKey = given });

        Assert.Null(device);
        Assert.Equal((given, Shown), (key!.Pinned, key.Key));
        Assert.All(
            (string?[])[given, Shown.Fingerprint], named => Assert.Contains(named ?? "", key.Rejected().Message, StringComparison.Ordinal));
        Assert.Empty(await _database.Devices.AllAsync());
    }

    [Fact]
    public async Task A_board_that_is_not_there_yet_is_registered_with_its_key_and_set_aside_with_the_reason()
    {
        (RegisteredDevice? device, _) = await RegisterAsync(shown: null, Connection with { HostKey = Other });

        Assert.Equal((RegisteredDeviceState.Quarantined, ErrorCode.Unreachable), (device!.State, device.Problem!.Code));
        Assert.Contains("not reached", device.Problem.Message, StringComparison.Ordinal);
        Assert.True(device.ProbeAt > _clock.GetUtcNow());

        await _database.Devices.ActivateAsync(Board);
        (RegisteredDevice? again, _) = await RegisterAsync(shown: null, Connection with { HostKey = Other });
        Assert.Equal(RegisteredDeviceState.Active, again!.State);
    }

    [Fact]
    public async Task A_board_that_is_not_there_cannot_be_asked_for_its_key()
    {
        var error = await Assert.ThrowsAsync<ProfilerException>(() => RegisterAsync(shown: null, Connection));

        Assert.Equal(ErrorCode.Unreachable, error.Code);
        Assert.Empty(await _database.Devices.AllAsync());
    }

    private Task<(RegisteredDevice? Device, UnconfirmedHostKey? Key)> RegisterAsync(HostKey? shown, SshConnection connection) =>
        new FirstContact(_database, new HostKeyScanner(new OneHost(shown)), _clock).RegisterAsync(Board, connection, CancellationToken.None);

    /// <summary>Shows one key, or is not there.</summary>
    private sealed class OneHost(HostKey? shown) : ISshLinks
    {
        public Task<HostKey?> ReadHostKeyAsync(SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken) =>
            shown is null
                ? throw new ProfilerException(ErrorCode.Unreachable, $"{route.Board} refused the connection.")
                : Task.FromResult<HostKey?>(family is null || family == shown.Family ? shown : null);

        public Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
