using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Serving;

/// <summary>Measures in this process.</summary>
internal sealed class InProcessMeasurer(ModelStore models, HostReader host, BoardState board, TimeProvider time, bool isNullDevice) : IMeasurer
{
    private readonly RunnerPool _runners = new(models, time, isNullDevice);

    public void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken)
    {
        var visits = new VisitRunner(_runners, host, board, time);
        try
        {
            for (int i = 0; i < request.Visits.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int index = i;
                report(new ProgressReply(request.Id, index));
                Visit visit = visits.Run(
                    request.Visits[index], () => report(new ProgressReply(request.Id, index, VisitPhase.Measuring)), cancellationToken);
                report(new VisitReply(request.Id, visit));
            }
        }
        catch
        {
            _runners.Clear();
            throw;
        }
    }

    public CheckedReply Check(CheckRequest request, CancellationToken cancellationToken) => isNullDevice
        ? new CheckedReply(request.Id, [], "A null device computes nothing.")
        : new CheckRunner(models).Run(request, cancellationToken);

    public GraphReply ReadGraph(GraphRequest request, CancellationToken cancellationToken)
    {
        GraphReply reply = new GraphRunner(models, isNullDevice).Run(request);
        cancellationToken.ThrowIfCancellationRequested();
        return reply;
    }

    public void Dispose() => _runners.Dispose();
}
