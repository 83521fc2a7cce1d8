using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Reflection;

namespace Profiler.Agent.DialIn;

/// <summary>
/// One connection: what comes over the WebSocket goes to an agent of its own, the same that SSH would start, and its
/// answers go back. The agent's end closes the connection and the connection's end closes the agent's input.
/// </summary>
internal sealed class DialInConversation(ClientWebSocket socket, ImmutableArray<string> arguments)
{
    private const int BufferBytes = 64 << 10;

    /// <summary>A close status of our own: the agent ended, and the text says how.</summary>
    private const WebSocketCloseStatus AgentEnded = (WebSocketCloseStatus)4000;
    private const int FirstSignal = 128;

    /// <summary>An agent whose input was closed may take so long to end by itself.</summary>
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private bool _wasUsed;

    /// <returns>Whether the coordinator said anything, and why the connection ended.</returns>
    public async Task<(bool WasUsed, string End)> RunAsync(CancellationToken cancellationToken)
    {
        using Process agent = Start();
        try
        {
            Task<string> toAgent = PassToAgentAsync(agent.StandardInput.BaseStream, cancellationToken);
            Task fromAgent = PassFromAgentAsync(agent.StandardOutput.BaseStream);
            if (await Task.WhenAny(toAgent, fromAgent) == toAgent)
            {
                agent.StandardInput.BaseStream.Close();
                await EndAsync(agent);
                await fromAgent;
                await CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "the program that dials for the agent was stopped");
                return (_wasUsed, await toAgent);
            }

            await EndAsync(agent);
            string how = agent.ExitCode > FirstSignal
                ? $"the agent was killed by signal {agent.ExitCode - FirstSignal}"
                : $"the agent ended with exit code {agent.ExitCode}";
            await CloseAsync(AgentEnded, how);
            await toAgent;
            return (_wasUsed, how);
        }
        finally
        {
            if (!agent.HasExited)
            {
                agent.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", [Assembly.GetExecutingAssembly().Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new DialFailure("the agent cannot be started");
    }

    /// <returns>Why nothing comes any more.</returns>
    private async Task<string> PassToAgentAsync(Stream input, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return string.IsNullOrEmpty(socket.CloseStatusDescription) ? "closed by the coordinator" : socket.CloseStatusDescription;
                }

                _wasUsed = true;
                await input.WriteAsync(buffer.AsMemory(0, received.Count), CancellationToken.None);
                await input.FlushAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            return "stopped";
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException)
        {
            return error.Message;
        }
    }

    private async Task PassFromAgentAsync(Stream output)
    {
        byte[] buffer = new byte[BufferBytes];
        bool isHeard = true;
        int count;
        while ((count = await output.ReadAsync(buffer)) > 0)
        {
            try
            {
                if (isHeard)
                {
                    await socket.SendAsync(buffer.AsMemory(0, count), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
                }
            }
            catch (Exception error) when (error is WebSocketException or InvalidOperationException or OperationCanceledException)
            {
                // Read on, so that the agent is never held by its own output and can end.
                isHeard = false;
            }
        }
    }

    private static async Task EndAsync(Process agent)
    {
        using var patience = new CancellationTokenSource(ExitPatience);
        try
        {
            await agent.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            agent.Kill(entireProcessTree: true);
            await agent.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string why)
    {
        using var patience = new CancellationTokenSource(ClosePatience);
        try
        {
            await socket.CloseOutputAsync(status, why, patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or InvalidOperationException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
