using System.Net.Sockets;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Sends bytes as they are, each request on a connection of its own: what an HTTP library would not let pass, passes.</summary>
internal static class RawClient
{
    private static readonly TimeSpan Safety = TimeSpan.FromSeconds(60);

    public static async Task<RawAnswer> SendAsync(Uri server, FuzzedRequest request)
    {
        using var limit = new CancellationTokenSource(Safety);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        NetworkStream stream = client.GetStream();
        await WriteAsync(stream, request, limit.Token);
        if (request.End == RequestEnd.Reset)
        {
            client.LingerState = new LingerOption(true, 0);
            return RawAnswer.None;
        }

        if (request.End == RequestEnd.Cut)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        return await ReadAsync(stream, limit.Token);
    }

    /// <summary>A server that has heard enough may close before everything is sent.</summary>
    private static async Task WriteAsync(NetworkStream stream, FuzzedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request.Head, cancellationToken);
            await stream.WriteAsync(request.Body, cancellationToken);
        }
        catch (IOException)
        {
            // Its answer is read all the same.
        }
    }

    private static async Task<RawAnswer> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[16 << 10];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length < 2_000 && RawAnswer.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { IsStream: true } stillOpen)
                {
                    return stillOpen;
                }
            }
        }
        catch (IOException)
        {
            // A reset: what came before it counts.
        }

        return RawAnswer.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) ?? RawAnswer.None;
    }
}
