using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>
/// One connection that sends ready-made requests and waits for each answer. It reads no more of an answer than its
/// length and status: what the load takes of the processor is taken from the server on the same cores.
/// </summary>
public sealed class LoadConnection : IDisposable
{
    private const int FirstBufferBytes = 1 << 16;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[FirstBufferBytes];

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthHeader => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> Success => "HTTP/1.1 200"u8;

    public static async Task<LoadConnection> OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        var connection = new LoadConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(url.Host), url.Port), cancellationToken);
        return connection;
    }

    /// <summary>Sends a whole request, and returns when its whole answer is there.</summary>
    /// <exception cref="ProfilerException">The answer is not a success.</exception>
    public async ValueTask AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        for (int sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request[sent..], SocketFlags.None, cancellationToken);
        }

        int received = 0;
        int expected = int.MaxValue;
        while (received < expected)
        {
            if (received == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            int count = await _socket.ReceiveAsync(_buffer.AsMemory(received), SocketFlags.None, cancellationToken);
            if (count == 0)
            {
                throw new ProfilerException(ErrorCode.LinkLost, "The server under test closed a connection.");
            }

            received += count;
            if (expected == int.MaxValue)
            {
                expected = Expected(_buffer.AsSpan(0, received));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>How long the answer is, headers included; as long as can be until they are there.</summary>
    private static int Expected(ReadOnlySpan<byte> received)
    {
        int end = received.IndexOf(HeadersEnd);
        if (end < 0)
        {
            return int.MaxValue;
        }

        int length = received[..end].IndexOf(LengthHeader);
        if (!received.StartsWith(Success) || length < 0 || !Utf8Parser.TryParse(received[(length + LengthHeader.Length)..], out int bytes, out _))
        {
            string answer = System.Text.Encoding.UTF8.GetString(received[..Math.Min(received.Length, 1000)]);
            throw new ProfilerException(ErrorCode.Mismatch, $"The server under test answered: {answer}");
        }

        return end + HeadersEnd.Length + bytes;
    }
}
