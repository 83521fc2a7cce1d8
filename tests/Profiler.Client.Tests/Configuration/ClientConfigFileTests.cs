using System.Runtime.Versioning;
using Profiler.Client.Configuration;
using Profiler.Networks.Errors;

namespace Profiler.Client.Tests.Configuration;

[UnsupportedOSPlatform("windows")]
public sealed class ClientConfigFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void No_file_is_no_config() => Assert.Null(ClientConfigFile.Read(Path.Combine(_folder.FullName, "none.json")));

    [Fact]
    public void Server_and_key_are_read() =>
        Assert.Equal(
            new ClientConfig("https://lab:5080", "pk_a_b"),
            ClientConfigFile.Read(Write("""{ "server": "https://lab:5080", "key": "pk_a_b" }""", OwnerOnly)));

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        string path = Write("""{ "server": "https://lab:5080", "key": "pk_a_b" }""", OwnerOnly | UnixFileMode.GroupRead);

        var error = Assert.Throws<ProfilerException>(() => ClientConfigFile.Read(path));

        Assert.Equal(ErrorCode.AccessDenied, error.Code);
        Assert.Contains($"chmod 600 {path}", error.Advice);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "server": null }""")]
    [InlineData("""{ "server": "https://lab:5080", "token": "x" }""")]
    public void A_file_of_another_form_is_refused(string text)
    {
        var error = Assert.Throws<ProfilerException>(() => ClientConfigFile.Read(Write(text, OwnerOnly)));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("config.json", error.Message);
    }

    private string Write(string text, UnixFileMode mode)
    {
        string path = Path.Combine(_folder.FullName, "config.json");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = mode };
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return path;
    }
}
