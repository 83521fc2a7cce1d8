using System.Runtime.InteropServices;

namespace Profiler.Agent.Serving;

/// <summary>
/// SIGTERM as a token. A worker ignores the signal: where a whole group is sent it, the agent ends its workers, and a
/// worker that ended by itself would be taken for a runtime that died.
/// </summary>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;

    public Termination(AgentOptions options) => _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
    {
        signal.Cancel = true;
        if (!options.IsWorker)
        {
            Console.Error.WriteLine("profiler-agent: ended by SIGTERM.");
            _source.Cancel();
        }
    });

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
