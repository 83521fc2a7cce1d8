using System.Runtime.Versioning;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;
using Profiler.Testing.Networks;

namespace Profiler.Adapters.SshNet.Tests;

/// <summary>Private keys, which SSH.NET takes from a device's key file and from nowhere else.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(OneAfterAnother.Name)]
public sealed class SshNetKeyTests : IAsyncLifetime
{
    private SshServer _server = null!;

    private SshConnection Connection => new("127.0.0.1", _server.Port, SshServer.User, _server.KeyFile);

    public async Task InitializeAsync() => _server = await SshServer.StartAsync(TimeProvider.System);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("ed25519", "RFC4716")]
    [InlineData("ecdsa", "RFC4716")]
    [InlineData("rsa", "RFC4716")]
    [InlineData("ecdsa", "PEM")]
    [InlineData("rsa", "PEM")]
    [InlineData("rsa", "PKCS8")]
    public async Task A_key_of_any_kind_opens_a_link_that_runs_commands(string type, string format)
    {
        string key = await MakeKeyAsync(type, format);
        _server.Admit(key);
        await using ISshLink link = await OpenAsync(Connection with { KeyFile = key });
        await using ISshCommand command = await link.StartAsync("cat; echo oops >&2; exit 3", CancellationToken.None);
        await command.Input.WriteAsync("hello"u8.ToArray());
        command.Input.Close();
        Assert.Equal("hello", await new StreamReader(command.Output).ReadToEndAsync());
        Assert.Equal((3, "oops"), (await command.WaitAsync(CancellationToken.None), command.Errors));
        Assert.Null(await link.FindFaultAsync());
    }

    [Fact]
    public async Task A_device_without_a_key_file_is_told_to_name_one()
    {
        ProfilerException error = await FailAsync(Connection with { KeyFile = null });
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("--key", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_file_is_told()
    {
        Assert.Equal(ErrorCode.InvalidFile, (await FailAsync(Connection with { KeyFile = "/no/such/key" })).Code);
    }

    [Fact]
    public async Task A_file_that_is_no_key_is_told()
    {
        string file = Path.Combine(_server.Folder, "text");
        await File.WriteAllTextAsync(file, "no key");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Equal(ErrorCode.InvalidFile, (await FailAsync(Connection with { KeyFile = file })).Code);
    }

    [Fact]
    public async Task A_key_with_a_passphrase_is_an_access_fault()
    {
        string key = await MakeKeyAsync("ed25519", "RFC4716", "secret");
        Assert.Equal(ErrorCode.AccessDenied, (await FailAsync(Connection with { KeyFile = key })).Code);
    }

    [Fact]
    public async Task A_key_that_others_may_read_is_an_access_fault()
    {
        File.SetUnixFileMode(_server.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        ProfilerException error = await FailAsync(Connection);
        Assert.Equal(ErrorCode.AccessDenied, error.Code);
        Assert.Contains("chmod 600", error.Advice, StringComparison.Ordinal);
    }

    private async Task<string> MakeKeyAsync(string type, string format, string passphrase = "")
    {
        string key = Path.Combine(_server.Folder, $"{type}-{format}");
        await SshServer.KeygenAsync("-q", "-t", type, "-m", format, "-N", passphrase, "-f", key);
        return key;
    }

    private static async Task<ISshLink> OpenAsync(SshConnection connection)
    {
        var settings = new SshSettings();
        var links = new SshNetLinks(settings, TimeProvider.System);
        SshRoute route = SshRoute.Of(connection);
        HostKey? key = await links.ReadHostKeyAsync(route, null, null, CancellationToken.None);
        return await links.OpenAsync(route, new KnownHostKeys(key!, null), CancellationToken.None);
    }

    private static Task<ProfilerException> FailAsync(SshConnection connection) =>
        Assert.ThrowsAsync<ProfilerException>(() => OpenAsync(connection));
}
