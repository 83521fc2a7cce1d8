using System.Diagnostics;
using System.Reflection;
using Profiler.Agent.Hosts;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>This program with --worker, spoken to by the agent's own protocol, one request at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>How long a worker whose input was closed may take to end by itself.</summary>
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly FrameWriter<AgentRequest> _writer;
    private readonly FrameReader<AgentReply> _reader;

    /// <exception cref="AgentException">It cannot be started.</exception>
    public WorkerProcess(AgentOptions options)
    {
        string program = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", [program, AgentOptions.WorkerOption, "--models", options.ModelFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        MemoryPages.Request(start.Environment);
        _process = Process.Start(start)
            ?? throw new AgentException(AgentFailure.RunFailed, "The agent cannot start the process that measures.");
        _writer = new FrameWriter<AgentRequest>(_process.StandardInput.BaseStream, ProtocolJson.Default.AgentRequest);
        _reader = new FrameReader<AgentReply>(_process.StandardOutput.BaseStream, ProtocolJson.Default.AgentReply);
    }

    public bool HasEnded => _process.HasExited;

    /// <param name="isLast">Takes a reply and says whether it ends the request.</param>
    /// <exception cref="AgentException">The request failed, or the process ended.</exception>
    public void Ask(AgentRequest request, Func<AgentReply, bool> isLast, CancellationToken cancellationToken) =>
        Converse(request, isLast, cancellationToken).GetAwaiter().GetResult();

    public void Dispose()
    {
        _writer.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(ExitPatience))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task Converse(AgentRequest request, Func<AgentReply, bool> isLast, CancellationToken cancellationToken)
    {
        await _writer.WriteAsync(request, CancellationToken.None);
        await using CancellationTokenRegistration stop = cancellationToken.Register(
            () => _ = _writer.WriteAsync(new CancelRequest(request.Id, request.Id), CancellationToken.None));
        while (true)
        {
            switch (await _reader.ReadAsync(CancellationToken.None))
            {
                case FailedReply failed:
                    throw new AgentException(failed.Code, failed.Message, failed.Advice);
                case null:
                    _process.WaitForExit();
                    throw new AgentException(
                        AgentFailure.RunFailed, $"The runtime ended the process that measures, with exit code {_process.ExitCode}.");
                case AgentReply reply when isLast(reply):
                    return;
            }
        }
    }
}
