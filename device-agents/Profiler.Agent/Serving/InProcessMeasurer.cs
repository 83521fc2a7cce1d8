using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>Measures in this process.</summary>
internal sealed class InProcessMeasurer(ModelStore models, HostReader host, TimeProvider time) : IMeasurer
{
    private readonly RunnerPool _runners = new(models, time);

    public void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken)
    {
        var visits = new VisitRunner(_runners, host, time);
        try
        {
            for (int i = 0; i < request.Visits.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report(new ProgressReply(request.Id, i));
                report(new VisitReply(request.Id, visits.Run(request.Visits[i], cancellationToken)));
            }
        }
        catch
        {
            _runners.Clear();
            throw;
        }
    }

    public CheckedReply Check(CheckRequest request, CancellationToken cancellationToken) =>
        new CheckRunner(models).Run(request, cancellationToken);

    public void Dispose() => _runners.Dispose();
}
