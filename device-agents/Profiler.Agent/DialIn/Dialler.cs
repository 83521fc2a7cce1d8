using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Profiler.Agent.DialIn;

/// <summary>Dials the coordinator again and again, for ever: a board behind a NAT is reached in no other way.</summary>
/// <param name="log">What happens, for people.</param>
internal sealed class Dialler(DialInOptions options, TimeProvider time, Random random, TextWriter log)
{
    private const int MostDoublings = 6;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Of the time after which a connection without an answer is lost, the share until a ping is sent.</summary>
    private const double PingShare = 1.0 / 3;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            bool wasUsed = false;
            try
            {
                wasUsed = await DialAsync(cancellationToken);
            }
            catch (DialFailure failure)
            {
                await SayAsync(failure.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            failures = wasUsed ? 0 : failures + 1;
            await Task.Delay(Wait(failures), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Doubles from a second to a minute, each between half and one and a half of it, so that boards do not come all at once.</summary>
    private TimeSpan Wait(int failures) => FirstWait * Math.Pow(2, Math.Min(Math.Max(0, failures - 1), MostDoublings)) * (0.5 + random.NextDouble());

    /// <returns>Whether the coordinator used the connection.</returns>
    private async Task<bool> DialAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await ConnectAsync(socket, cancellationToken);
        await SayAsync($"connected to {options.Url.Authority} as '{options.Device}'");
        (bool wasUsed, string end) = await new DialInConversation(socket, options.AgentArguments).RunAsync(cancellationToken);
        await SayAsync($"disconnected: {end}");
        return wasUsed;
    }

    private async Task ConnectAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var certificates = new ServerCertificateCheck(options.ServerCertificate, time);
        socket.Options.SetRequestHeader("Authorization", $"Bearer {ReadKey()}");
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => certificates.Accept(certificate, chain, errors);
        socket.Options.KeepAliveInterval = options.Alive * PingShare;
        socket.Options.KeepAliveTimeout = options.Alive * (1 - PingShare);
        socket.Options.CollectHttpResponseDetails = true;
        using var limit = new CancellationTokenSource(ConnectLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(options.Url, either.Token);
        }
        catch (WebSocketException error)
        {
            throw Failure(certificates.Problem ?? Why(socket.HttpStatusCode, error), error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"it did not answer for {ConnectLimit.TotalSeconds:0} s", error);
        }
    }

    private string ReadKey()
    {
        try
        {
            return File.ReadAllText(options.KeyFile).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DialFailure($"the key cannot be read: {error.Message}", error);
        }
    }

    private DialFailure Failure(string why, Exception error) => new($"no connection to {options.Url.Authority}: {why}", error);

    private string Why(HttpStatusCode status, WebSocketException error) => status switch
    {
        HttpStatusCode.Unauthorized => $"it refuses the key in {options.KeyFile}: unknown, expired or revoked",
        HttpStatusCode.Forbidden => $"the key in {options.KeyFile} is not for the device '{options.Device}'",
        HttpStatusCode.NotFound => $"it knows no device '{options.Device}', or is no coordinator",
        HttpStatusCode.Conflict => $"the device '{options.Device}' is registered there with another transport",
        0 => Innermost(error),
        _ => $"it answers HTTP {(int)status}",
    };

    private static string Innermost(Exception error) => error switch
    {
        SocketException socket => socket.Message,
        { InnerException: { } inner } => Innermost(inner),
        _ => error.Message,
    };

    private Task SayAsync(string text) => log.WriteLineAsync($"profiler-agent: {text}");
}
