using Profiler.Agent.Conditions;
using Profiler.Agent.Energy;
using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Serving;

/// <summary>Measures in this process.</summary>
internal sealed class InProcessMeasurer : IMeasurer
{
    private readonly ModelStore _models;
    private readonly HostReader _host;
    private readonly BoardState _board;
    private readonly TimeProvider _time;
    private readonly AgentOptions _options;
    private readonly CommandRunner _tools;
    private readonly LibtorchRunners _libtorch;
    private readonly RunnerPool _runners;

    public InProcessMeasurer(ModelStore models, HostReader host, BoardState board, TimeProvider time, AgentOptions options)
    {
        _models = models;
        _host = host;
        _board = board;
        _time = time;
        _options = options;
        _tools = new CommandRunner();
        _libtorch = new LibtorchRunners(_tools, time);
        var trtexec = new TrtexecRunners(_tools, options.Root, models, new EngineStore(options.ModelFolder, time), TrtexecLimits.Default);
        _runners = new RunnerPool(models, time, host, options.IsNullDevice, trtexec, _libtorch);
    }

    public void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken)
    {
        var visits = new VisitRunner(_runners, _host, _board, _time);
        using CancellationTokenRegistration stop = cancellationToken.Register(_tools.Stop);
        try
        {
            for (int i = 0; i < request.Visits.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int index = i;
                report(new ProgressReply(request.Id, index));
                Visit visit = visits.Run(
                    request.Visits[index], phase => report(new ProgressReply(request.Id, index, phase)), cancellationToken);
                report(new VisitReply(request.Id, visit));
            }
        }
        catch
        {
            _runners.Clear();
            throw;
        }
    }

    public CheckedReply Check(CheckRequest request, CancellationToken cancellationToken) => _options.IsNullDevice
        ? new CheckedReply(request.Id, [], "A null device computes nothing.")
        : new CheckRunner(_models, _libtorch).Run(request, cancellationToken);

    public GraphReply ReadGraph(GraphRequest request, CancellationToken cancellationToken)
    {
        GraphReply reply = new GraphRunner(_models, _options.IsNullDevice).Run(request);
        cancellationToken.ThrowIfCancellationRequested();
        return reply;
    }

    public EnergyReply WatchEnergy(EnergyRequest request, Action<AgentReply> report, CancellationToken cancellationToken)
    {
        try
        {
            var pass = new EnergyPass(_runners, _options.Root, _host, _time);
            return pass.Run(request, phase => report(new ProgressReply(request.Id, 0, phase)), cancellationToken);
        }
        catch
        {
            _runners.Clear();
            throw;
        }
    }

    public void Dispose() => _runners.Dispose();
}
