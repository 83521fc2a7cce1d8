using System.Net;
using System.Net.Sockets;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Tests.Support;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests;

public sealed class CoordinatorHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_listens_until_it_is_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var urls = new TaskCompletionSource<IReadOnlyCollection<string>>();
        Task running = CoordinatorHost.RunAsync(Options("http://127.0.0.1:0"), TimeProvider.System, urls.SetResult, stop.Token);
        using var client = new HttpClient { BaseAddress = new Uri((await urls.Task).Single()) };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        await stop.CancelAsync();
        await running;

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        ProfilerException error = await FailAsync(Options($"http://{other.LocalEndpoint}"));

        Assert.Equal(ErrorCode.Conflict, error.Code);
        Assert.Contains("--urls", error.Advice);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_said_to_be()
    {
        File.WriteAllText(_folder.PathOf("profiler.db"), new string('x', 5000));

        Assert.Equal(ErrorCode.Storage, (await FailAsync(Options("http://127.0.0.1:0"))).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ProfilerException> FailAsync(CoordinatorOptions options) => Assert.ThrowsAsync<ProfilerException>(
        () => CoordinatorHost.RunAsync(options, TimeProvider.System, _ => { }, CancellationToken.None));

    private CoordinatorOptions Options(string urls) =>
        new(urls, _folder.PathOf("profiler.db")) { LogFormat = LogFormat.None, Grace = TimeSpan.FromSeconds(1) };
}
