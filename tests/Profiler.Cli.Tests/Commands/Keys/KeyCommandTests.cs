using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.Store;

namespace Profiler.Cli.Tests.Commands.Keys;

public sealed class KeyCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    [Fact]
    public async Task A_key_is_made_listed_and_revoked()
    {
        CommandRun created = await _host.RunAsync("key", "create", "--name", "ada", "--role", "measure", "--json");
        string text = created.Json().GetProperty("text").GetString()!;
        string id = created.Json().GetProperty("key").GetProperty("id").GetString()!;
        using (ProfilerDatabase database = await _host.OpenAsync())
        {
            Assert.Equal("ada", (await database.Keys.FindAsync(text))?.Name);
        }

        JsonElement listed = Assert.Single((await _host.RunAsync("key", "list", "--json")).Json().GetProperty("keys").EnumerateArray());
        Assert.Equal((id, "measure", true), (listed.GetProperty("id").GetString(), listed.GetProperty("role").GetString(), listed.GetProperty("isValid").GetBoolean()));
        Assert.Equal(0, (await _host.RunAsync("key", "revoke", id)).ExitCode);

        CommandRun after = await _host.RunAsync("key", "list");
        Assert.Contains("revoked", after.Output);
        Assert.DoesNotContain(text[^20..], after.Output);
    }

    [Theory]
    [InlineData("--role", "read", "--device", "board-1")]
    [InlineData("--role", "agent")]
    [InlineData("--role", "read", "--expires", "2001-01-01")]
    [InlineData("--role", "read", "--expires", "tomorrow")]
    [InlineData("--role", "king")]
    public async Task A_key_that_makes_no_sense_is_refused(params string[] arguments)
    {
        CommandRun run = await _host.RunAsync(["key", "create", "--name", "ada", .. arguments]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
    }

    [Fact]
    public async Task A_key_that_is_not_there_cannot_be_revoked() =>
        Assert.Equal(ExitCodes.Usage, (await _host.RunAsync("key", "revoke", "none")).ExitCode);

    public void Dispose() => _host.Dispose();
}
