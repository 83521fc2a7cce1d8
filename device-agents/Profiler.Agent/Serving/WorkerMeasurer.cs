using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>
/// Measures each request in a process of its own (<see cref="WorkerProcess"/>). A process draws the places of its code
/// and heap once, and all its numbers share that draw: the ratio of a network to the reference differed by up to 5 % from one process to the next and by 1 % within one. A request is one round, so an
/// item's rounds average over many draws. It also keeps a runtime that crashes from taking the agent with it.
/// </summary>
internal sealed class WorkerMeasurer(AgentOptions options) : IMeasurer
{
    private WorkerProcess? _reader;

    public void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken) =>
        Ask(
            request,
            reply =>
            {
                if (reply is VisitReply or ProgressReply)
                {
                    report(reply);
                }

                return reply is DoneReply;
            },
            cancellationToken);

    public CheckedReply Check(CheckRequest request, CancellationToken cancellationToken)
    {
        CheckedReply? found = null;
        try
        {
            Ask(request, reply => (found = reply as CheckedReply) is not null, cancellationToken);
            return found!;
        }
        catch (AgentException error) when (error.Code == AgentFailure.RunFailed && !cancellationToken.IsCancellationRequested)
        {
            return new CheckedReply(request.Id, [], error.Message);
        }
    }

    /// <summary>
    /// Graphs are read one after the other in a process that is kept: starting one takes longer than most graphs. It ends
    /// with the first failure, and before anything is measured.
    /// </summary>
    public GraphReply ReadGraph(GraphRequest request, CancellationToken cancellationToken)
    {
        GraphReply? found = null;
        if (_reader is null or { HasEnded: true })
        {
            EndReader();
            _reader = new WorkerProcess(options);
        }

        try
        {
            _reader.Ask(request, reply => (found = reply as GraphReply) is not null, cancellationToken);
            return found!;
        }
        catch
        {
            EndReader();
            throw;
        }
    }

    public void Dispose() => EndReader();

    private void Ask(AgentRequest request, Func<AgentReply, bool> isLast, CancellationToken cancellationToken)
    {
        EndReader();
        using var worker = new WorkerProcess(options);
        worker.Ask(request, isLast, cancellationToken);
    }

    private void EndReader()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
