using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>
/// Opens a model anew for each visit. Where its buffers come to lie is drawn at every loading and moves its time by 1
/// to 3 %, so many visits to one session repeat one draw, however often they agree; many sessions average over it.
/// </summary>
internal sealed class RunnerPool(
    ModelStore models,
    TimeProvider time,
    HostReader host,
    bool isNullDevice = false,
    TrtexecRunners? trtexec = null,
    LibtorchRunners? libtorch = null) : IDisposable
{
    /// <summary>
    /// The reference stands beside every visit; opening it each time would double a visit's cost. Neighbouring visits
    /// are to different items, so each item still meets many loadings of it.
    /// </summary>
    private const int VisitsPerReference = 4;

    /// <summary>A model that takes longer to open stays open: there the visits' time would go into opening.</summary>
    private static readonly TimeSpan SlowToOpen = TimeSpan.FromSeconds(1);

    private readonly PrecisionModels _precisions = new(models);
    private readonly Dictionary<string, ITimedModel> _kept = [];
    private (string Key, ITimedModel Runner, int Visits)? _reference;

    /// <summary>The reference's runner for one more visit; stays the pool's.</summary>
    public ITimedModel Reference(Workload workload)
    {
        if (_kept.TryGetValue(workload.Key, out ITimedModel? kept))
        {
            return kept;
        }

        if (_reference is { } current && current.Key == workload.Key && current.Visits < VisitsPerReference)
        {
            _reference = current with { Visits = current.Visits + 1 };
            return current.Runner;
        }

        _reference?.Runner.Dispose();
        _reference = null;
        ITimedModel runner = Open(workload, profiled: false);
        if (!_kept.ContainsKey(workload.Key))
        {
            _reference = (workload.Key, runner, 1);
        }

        return runner;
    }

    /// <summary>A runner for one visit, to be given back.</summary>
    /// <param name="profiled">Whether the runtime writes its profile; it ends a session's profile only once.</param>
    public ITimedModel Rent(Workload workload, bool profiled) =>
        !profiled && _kept.TryGetValue(workload.Key, out ITimedModel? kept) ? kept : Open(workload, profiled);

    public void Return(ITimedModel runner)
    {
        if (!_kept.ContainsValue(runner))
        {
            runner.Dispose();
        }
    }

    /// <summary>Closes all: after a failed or stopped run nothing is known about a session's state.</summary>
    public void Clear()
    {
        _reference?.Runner.Dispose();
        _reference = null;
        foreach (ITimedModel runner in _kept.Values)
        {
            runner.Dispose();
        }

        _kept.Clear();
    }

    public void Dispose() => Clear();

    private ITimedModel Open(Workload workload, bool profiled)
    {
        if (workload.ModelSha256 == Workload.NullModel)
        {
            return new NullRunner();
        }

        if (isNullDevice)
        {
            return RestingRunner.Of(workload.ModelSha256);
        }

        switch (Runtimes.Of(workload.Provider))
        {
            case Runtimes.Trtexec when trtexec is not null:
                return trtexec.Open(workload, profiled);
            case Runtimes.Libtorch when libtorch is not null:
                libtorch.Prepare(workload);
                return Load(models.PathOf(workload.ModelSha256), workload, profiled, libtorch.Open);
            default:
                return Load(_precisions.PathOf(workload), workload, profiled, OnnxRunner.Open);
        }
    }

    private ILoadedModel Load(string path, Workload workload, bool profiled, Func<string, Workload, bool, ILoadedModel> open)
    {
        MemoryCount? memory = MemoryCount.Begin(path, Runtimes.UsesGpu(workload.Provider) ? host.GpuMemory : null);
        long start = time.GetTimestamp();
        ILoadedModel runner = open(path, workload, profiled);
        if (!profiled && time.GetElapsedTime(start) > SlowToOpen)
        {
            _kept[workload.Key] = runner;
        }

        try
        {
            // The first run of a session still allocates.
            memory?.Loaded();
            runner.Run();
            runner.Memory = memory?.HasRun();
            return runner;
        }
        catch
        {
            runner.Dispose();
            throw;
        }
    }
}
