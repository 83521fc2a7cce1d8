using System.Diagnostics;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports;

/// <summary>An agent as a child process on this machine.</summary>
public sealed class ChildProcessTransport : IAgentTransport
{
    /// <summary>How long an agent whose input was closed may take to end by itself.</summary>
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ErrorTail _errors;

    private ChildProcessTransport(Process process)
    {
        _process = process;
        _errors = new ErrorTail(process);
    }

    public Stream ToAgent => _process.StandardInput.BaseStream;

    public Stream FromAgent => _process.StandardOutput.BaseStream;

    public int ProcessId => _process.Id;

    /// <summary>Starts the agent's assembly under the .NET host that runs this program.</summary>
    /// <exception cref="ProfilerException">The agent is not where it should be, or cannot be started.</exception>
    public static ChildProcessTransport Start(string agentAssembly, params string[] arguments)
    {
        if (!File.Exists(agentAssembly))
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency, $"The agent is not at {agentAssembly}.", "Build it with ./build.sh, or set PROFILER_AGENT to its path.");
        }

        var start = new ProcessStartInfo(DotNetHost(), [agentAssembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process process = Process.Start(start)
            ?? throw new ProfilerException(ErrorCode.DeviceFailed, $"The agent {agentAssembly} cannot be started.");
        return new ChildProcessTransport(process);
    }

    public async ValueTask<AgentEnd> DescribeEndAsync()
    {
        using var patience = new CancellationTokenSource(ExitPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new AgentEnd(ErrorCode.AgentDied, "the agent closed its output and still runs");
        }

        return new AgentEnd(ErrorCode.AgentDied, ExitWords.Of(_process.ExitCode, _errors.Text));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The agent is gone already.
        }

        using var patience = new CancellationTokenSource(ExitPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        // A process leaves a stream that somebody took to its finalizer.
        await _process.StandardOutput.BaseStream.DisposeAsync();
        _process.Dispose();
    }

    private static string DotNetHost() => Environment.ProcessPath is { } path
        && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
