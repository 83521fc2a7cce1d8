using System.Collections.Immutable;
using Profiler.Agent.Hosts;
using Profiler.Agent.Runners;
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

    /// <summary>A stamp stands for so long at least: two minutes fit a frame many times.</summary>
    private const double LeastStampMs = 5;

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
            IRunner runner = model as IRunner ?? throw new AgentException(
                AgentFailure.BadRequest,
                $"The provider {request.Workload.Provider} runs in a program of its own and cannot be kept busy without a pause.",
                "Measure energy through ONNX Runtime: --provider cuda, tensorrt or cpu.");
            bool usesGpu = Runtimes.UsesGpu(request.Workload.Provider);
            HostCounters before = host.ReadCounters(usesGpu);
            EnergyTrace trace = Watch(rails, runner, request.Plan, begin, cancellationToken);
            return new EnergyReply(request.Id, trace, host.ReadConditions(before, usesGpu), rails.Missing);
        }
        finally
        {
            runners.Return(model);
        }
    }

    private EnergyTrace Watch(
        PowerRails rails, IRunner runner, EnergyPlan plan, Action<VisitPhase> begin, CancellationToken cancellationToken)
    {
        int runsPerStamp = (int)Math.Clamp(Math.Ceiling(LeastStampMs / WarmUp(runner, cancellationToken)), 1, int.MaxValue);
        Wait(EnergyDefaults.SettleMs, cancellationToken);
        double most = (plan.IdleSeconds + plan.MostSeconds + MostIdleSeconds) * MsPerSecond;
        int mostReadings = MostValues / (rails.Rails.Length + rails.Counters.Length);
        double samplingMs = Math.Max(plan.SamplingMs, most * Room / mostReadings);
        using var recorder = new PowerRecorder(rails, time, samplingMs, (int)(most * Room / samplingMs));
        begin(VisitPhase.Resting);
        Wait(plan.IdleSeconds * MsPerSecond, cancellationToken);
        begin(VisitPhase.Measuring);
        ImmutableArray<double> stamps = Load(recorder, runner, plan, runsPerStamp, cancellationToken);
        begin(VisitPhase.Resting);
        double rest = plan.IdleAfterMs(recorder.Trace(stamps, runsPerStamp));
        Wait(Math.Min(rest, MostIdleSeconds * MsPerSecond), cancellationToken);
        return recorder.Failure is { } failure ? throw failure : recorder.Trace(stamps, runsPerStamp);
    }

    /// <summary>The first runs of a session are slow. Returns how long one takes then, in ms.</summary>
    private double WarmUp(IRunner runner, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        int runs = 0;
        do
        {
            runner.Run();
            cancellationToken.ThrowIfCancellationRequested();
            runs++;
        }
        while (time.GetElapsedTime(begun).TotalMilliseconds < EnergyDefaults.SettleMs);
        return time.GetElapsedTime(begun).TotalMilliseconds / runs;
    }

    /// <summary>
    /// Runs until the plan is satisfied. How long that takes is computed aside when its least time is over, so that the
    /// load has no gap.
    /// </summary>
    private static ImmutableArray<double> Load(
        PowerRecorder recorder, IRunner runner, EnergyPlan plan, int runsPerStamp, CancellationToken cancellationToken)
    {
        var stamps = new List<double>((int)(plan.MostSeconds * MsPerSecond / LeastStampMs)) { recorder.NowMs };
        double begun = stamps[0];
        Task<double>? wanted = null;
        while (recorder.Failure is null)
        {
            for (int run = 0; run < runsPerStamp; run++)
            {
                runner.Run();
            }

            cancellationToken.ThrowIfCancellationRequested();
            double now = recorder.NowMs;
            stamps.Add(now);
            if (wanted is null && now - begun >= plan.LeastSeconds * MsPerSecond)
            {
                ImmutableArray<double> soFar = [.. stamps];
                wanted = Task.Run(() => plan.LoadMs(recorder.Trace(soFar, runsPerStamp)), CancellationToken.None);
            }
            else if (wanted is { IsCompleted: true } && now - begun >= wanted.GetAwaiter().GetResult())
            {
                return [.. stamps];
            }
        }

        throw recorder.Failure;
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
