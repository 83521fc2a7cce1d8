using Profiler.Agent.Runners;
using Profiler.Measurement.Energy;

namespace Profiler.Agent.Energy;

/// <summary>A model that runs in this process: a stamp is taken between its runs.</summary>
internal sealed class InProcessLoad(IRunner runner, EnergyPlan plan, TimeProvider time) : IPowerLoad
{
    private const double MsPerSecond = 1000;

    private int _runsPerStamp = 1;

    /// <summary>The first runs of a session are slow. No power is watched: its length is found while it runs.</summary>
    public double WarmUp(Func<double, PowerRecorder> record, CancellationToken cancellationToken)
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
        _runsPerStamp = LoadRuns.PerStamp(time.GetElapsedTime(begun).TotalMilliseconds / runs);
        return plan.MostSeconds * MsPerSecond;
    }

    /// <summary>
    /// Runs until the plan is satisfied. How long that takes is computed aside when its least time is over, so that the
    /// load has no gap.
    /// </summary>
    public LoadRuns Run(PowerRecorder recorder, CancellationToken cancellationToken)
    {
        var stamps = new List<double>((int)(plan.MostSeconds * MsPerSecond / LoadRuns.LeastStampMs)) { recorder.NowMs };
        double begun = stamps[0];
        Task<double>? wanted = null;
        while (recorder.Failure is null)
        {
            for (int run = 0; run < _runsPerStamp; run++)
            {
                runner.Run();
            }

            cancellationToken.ThrowIfCancellationRequested();
            double now = recorder.NowMs;
            stamps.Add(now);
            if (wanted is null && now - begun >= plan.LeastSeconds * MsPerSecond)
            {
                LoadRuns soFar = Runs(stamps);
                wanted = Task.Run(() => plan.LoadMs(recorder.Trace(soFar)), CancellationToken.None);
            }
            else if (wanted is { IsCompleted: true } && now - begun >= wanted.GetAwaiter().GetResult())
            {
                return Runs(stamps);
            }
        }

        throw recorder.Failure;
    }

    private LoadRuns Runs(List<double> stamps) => new([.. stamps], _runsPerStamp);
}
