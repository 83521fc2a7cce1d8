using System.Net;
using System.Net.Sockets;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Serving;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_says_where_it_listens_and_ends_well_when_it_is_stopped()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        CommandRun run = await CommandHost.RunAsync(
            stopped.Token, "serve", "--urls", "http://127.0.0.1:0", "--database", _folder.PathOf("lab.db"), "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string url = Assert.Single(run.Json().GetProperty("urls").EnumerateArray()).GetString()!;
        Assert.NotEqual(0, new Uri(url).Port);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        CommandRun run = await RunAsync("--urls", $"http://{other.LocalEndpoint}", "--json");

        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Equal("conflict", run.ErrorJson().GetProperty("code").GetString());
    }

    [Fact]
    public async Task Where_others_reach_it_a_key_has_to_be_made_first()
    {
        CommandRun run = await RunAsync("--urls", "http://0.0.0.0:0");

        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Contains("profiler key create", run.Error);
    }

    [Theory]
    [InlineData(ExitCodes.Usage, "--urls", "nowhere")]
    [InlineData(ExitCodes.Usage, "--urls", "https://127.0.0.1:0")]
    [InlineData(ExitCodes.File, "--urls", "https://127.0.0.1:0", "--certificate", "none.pem")]
    [InlineData(ExitCodes.Usage, "--log-format", "xml")]
    [InlineData(ExitCodes.Usage, "--rate-limit", "0")]
    [InlineData(ExitCodes.Usage, "--grace", "soon")]
    [InlineData(ExitCodes.Usage, "--lease", "0s")]
    public async Task What_cannot_be_used_is_refused(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, (await RunAsync(arguments)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandHost.RunAsync(["serve", "--database", _folder.PathOf("lab.db"), .. arguments]);
}
