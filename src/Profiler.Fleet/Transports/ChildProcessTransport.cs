using System.Diagnostics;
using System.Text;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports;

/// <summary>An agent as a child process on this machine.</summary>
public sealed class ChildProcessTransport : IAgentTransport
{
    /// <summary>How long an agent whose input was closed may take to end by itself.</summary>
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(10);
    private const int MaxErrorCharacters = 4000;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private ChildProcessTransport(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                if (line.Data is not null && _errors.Length < MaxErrorCharacters)
                {
                    _errors.AppendLine(line.Data);
                }
            }
        };
        process.BeginErrorReadLine();
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

    public string DescribeEnd()
    {
        if (!_process.WaitForExit(ExitPatience))
        {
            return "the agent closed its output and still runs";
        }

        _process.WaitForExit();
        string errors;
        lock (_errors)
        {
            errors = _errors.ToString().Trim();
        }

        string how = _process.ExitCode > 128 ? $"was killed by signal {_process.ExitCode - 128}" : $"ended with exit code {_process.ExitCode}";
        return errors.Length > 0 ? $"the agent {how}: {errors}" : $"the agent {how}";
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

        _process.Dispose();
    }

    private static string DotNetHost() => Environment.ProcessPath is { } path
        && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
