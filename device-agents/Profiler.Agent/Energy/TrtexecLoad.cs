using System.Collections.Immutable;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Agent.Serving;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Energy;

/// <summary>
/// A model that one process of trtexec runs for a time that is asked of it. It cannot be made longer once it runs, so a
/// load before it, which counts for nothing else, tells how long it has to be.
/// </summary>
internal sealed class TrtexecLoad(TrtexecRunner runner, EnergyPlan plan) : IPowerLoad
{
    private const double MsPerSecond = 1000;

    /// <summary>What trtexec may take to load CUDA and an engine from a board's card, and to end.</summary>
    private const double BeginAndEndMs = 60_000;

    private int _seconds;

    public double WarmUp(Func<double, PowerRecorder> record, CancellationToken cancellationToken)
    {
        int least = (int)Math.Ceiling(plan.LeastSeconds);
        using PowerRecorder recorder = record(MostMs(least));
        (LoadRuns runs, double rangeMs) = Run(recorder, least);
        double wanted = plan.LoadMs(recorder.Trace(runs)) + rangeMs;
        _seconds = (int)Math.Ceiling(wanted / MsPerSecond);
        return MostMs(_seconds);
    }

    public LoadRuns Run(PowerRecorder recorder, CancellationToken cancellationToken) => Run(recorder, _seconds).Runs;

    private (LoadRuns Runs, double RangeMs) Run(PowerRecorder recorder, int seconds)
    {
        using CancellationTokenRegistration stop = recorder.OnFailure.Register(runner.Stop);
        double begins = recorder.NowMs;
        try
        {
            ImmutableArray<TrtexecRun> runs = runner.Load(seconds, TimeSpan.FromMilliseconds(MostMs(seconds)));
            double ends = recorder.NowMs;
            return recorder.Failure is { } failure
                ? throw failure
                : (TrtexecClock.Place(runs, begins, ends), TrtexecClock.RangeMs(runs, begins, ends));
        }
        catch (AgentException) when (recorder.Failure is { } failure)
        {
            throw failure;
        }
        catch (InvalidDataException error)
        {
            throw new AgentException(AgentFailure.RunFailed, error.Message, "Allow a longer load, or run trtexec by hand with --exportTimes.", error);
        }
    }

    private static double MostMs(int seconds) => (seconds * MsPerSecond) + BeginAndEndMs;
}
