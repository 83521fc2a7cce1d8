using System.Net;
using System.Net.Sockets;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>The built program as a coordinator on a place's database.</summary>
public sealed class CoordinatorProcess : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ProfilerProcess _process;

    private CoordinatorProcess(ProfilerProcess process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<CoordinatorProcess> StartAsync(Workplace place)
    {
        string url = $"http://127.0.0.1:{FreePort()}";
        var coordinator = new CoordinatorProcess(place.Start("serve", "--urls", url, "--grace", "1s"), url);
        try
        {
            await coordinator.UntilReadyAsync();
            return coordinator;
        }
        catch
        {
            coordinator.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient();
        while (true)
        {
            if (_process.HasExited)
            {
                Assert.Fail($"It ended early: {(await _process.EndAsync()).Error}");
            }

            try
            {
                using HttpResponseMessage response = await http.GetAsync(new Uri($"{Url}/health/ready"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Look);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
