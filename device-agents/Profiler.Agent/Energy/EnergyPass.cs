using Profiler.Agent.Hosts;
using Profiler.Agent.Runners;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Agent.Sensors;
using Profiler.Agent.Sensors.Power;
using Profiler.Agent.Serving;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;

namespace Profiler.Agent.Energy;

/// <summary>
/// Watches power while nothing runs, while one model runs without a pause, and while nothing runs again. A pass of its
/// own, since watching power slows the runs down; the timed visits never watch it.
/// </summary>
internal sealed class EnergyPass(RunnerPool runners, SensorRoot root, HostReader host, TimeProvider time)
{
    private const double MsPerSecond = 1000;

    /// <summary>Readings times rails that fill less than a frame, at eleven characters each.</summary>
    private const int MostValues = 500_000;
    private const double Room = 1.25;
    private const double MostSeconds = 600;
    private const double MostIdleSeconds = 60;

    /// <param name="begin">Told of each phase as it begins.</param>
    /// <exception cref="AgentException">No power can be read, a rail fails in mid-pass, or a number of the plan is out of range.</exception>
    public EnergyReply Run(EnergyRequest request, Action<VisitPhase> begin, CancellationToken cancellationToken)
    {
        Require(request.Plan);
        begin(VisitPhase.Building);
        using PowerRails rails = WatchedRails.Open(root);
        ITimedModel model = runners.Rent(request.Workload, profiled: false);
        using CancellationTokenRegistration stop = cancellationToken.Register(model.Stop);
        try
        {
            bool usesGpu = Runtimes.UsesGpu(request.Workload.Provider);
            HostCounters before = host.ReadCounters(usesGpu);
            EnergyTrace trace = Watch(rails, LoadOf(model, request.Plan), request.Plan, begin, cancellationToken);
            return new EnergyReply(request.Id, trace, host.ReadConditions(before, usesGpu), rails.Missing);
        }
        finally
        {
            runners.Return(model);
        }
    }

    private IPowerLoad LoadOf(ITimedModel model, EnergyPlan plan) => model is TrtexecRunner trtexec
        ? new TrtexecLoad(trtexec, plan)
        : new InProcessLoad((IRunner)model, plan, time);

    private EnergyTrace Watch(
        PowerRails rails, IPowerLoad load, EnergyPlan plan, Action<VisitPhase> begin, CancellationToken cancellationToken)
    {
        begin(VisitPhase.Building);
        double loadMs = load.WarmUp(ms => Record(rails, plan, ms), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Wait(EnergyDefaults.SettleMs, cancellationToken);
        using PowerRecorder recorder = Record(rails, plan, loadMs + ((plan.IdleSeconds + MostIdleSeconds) * MsPerSecond));
        begin(VisitPhase.Resting);
        Wait(plan.IdleSeconds * MsPerSecond, cancellationToken);
        begin(VisitPhase.Measuring);
        LoadRuns runs = load.Run(recorder, cancellationToken);
        begin(VisitPhase.Resting);
        double rest = plan.IdleAfterMs(recorder.Trace(runs));
        Wait(Math.Min(rest, MostIdleSeconds * MsPerSecond), cancellationToken);
        return recorder.Failure is { } failure ? throw failure : recorder.Trace(runs);
    }

    private PowerRecorder Record(PowerRails rails, EnergyPlan plan, double mostMs)
    {
        int mostReadings = MostValues / (rails.Rails.Length + rails.Counters.Length);
        double samplingMs = Math.Max(plan.SamplingMs, mostMs * Room / mostReadings);
        return new PowerRecorder(rails, time, samplingMs, (int)(mostMs * Room / samplingMs));
    }

    private static void Wait(double milliseconds, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(milliseconds));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static void Require(EnergyPlan plan)
    {
        Require("idle seconds", plan.IdleSeconds, 0, MostIdleSeconds);
        Require("least seconds", plan.LeastSeconds, 1, MostSeconds);
        Require("most seconds", plan.MostSeconds, plan.LeastSeconds, MostSeconds);
        Require("ms between readings", plan.SamplingMs, 1, MsPerSecond);
        Require("relative half-width", plan.TargetRelativeHalfWidth, 0.0001, 1);
    }

    private static void Require(string what, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new AgentException(AgentFailure.BadRequest, $"{value} {what} are not from {least} to {most}.");
        }
    }
}
