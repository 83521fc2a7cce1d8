using System.Net.Sockets;
using System.Text;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Clients that begin a request and do not go on; the server must not wait for ever.</summary>
internal static class SlowClients
{
    private static readonly string[] Beginnings =
    [
        "GET /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:",
        "GET /v1/jo",
        "POST /v1/costs HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    ];

    public static Task<RawAnswer[]> RunAsync(Uri server) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(number => WaitAsync(server, Beginnings[number % Beginnings.Length])));

    /// <summary>Ends when the server ends the connection; a time-out says that it never did.</summary>
    private static async Task<RawAnswer> WaitAsync(Uri server, string beginning)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), limit.Token);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, limit.Token);
        return RawAnswer.Parse(bytes.ToArray()) ?? RawAnswer.None;
    }
}
