using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Runs a model with libtorch on the processor.</summary>
/// <param name="clock">Times the steps of profiled runs; null where none is wanted.</param>
internal sealed class LibtorchRunner(TorchGraph graph, TimeProvider? clock) : ILoadedModel
{
    private readonly List<double[]> _profile = [];

    public MemoryUse? Memory { get; set; }

    public void Run()
    {
        if (clock is null)
        {
            graph.Run();
            return;
        }

        double[] durationsMs = new double[graph.Steps.Length];
        int step = 0;
        long last = clock.GetTimestamp();
        graph.Run(() =>
        {
            long now = clock.GetTimestamp();
            durationsMs[step++] = clock.GetElapsedTime(last, now).TotalMilliseconds;
            last = now;
        });
        _profile.Add(durationsMs);
    }

    public void Stop() => graph.Stop();

    public KernelProfile TakeProfile(int runs) => StepProfile.Of(graph, _profile, runs);

    public void Dispose() => graph.Dispose();
}
