using System.Collections.Immutable;
using Profiler.Measurement.Visits;
using Profiler.Testing.Latency;

namespace Profiler.Testing;

/// <summary>A model of a synthetic device, and how often it was run.</summary>
internal sealed class LoadedModel(SyntheticWorkload workload)
{
    private int _runs;

    public SyntheticWorkload Workload => workload;

    public int Visits { get; private set; }

    public Moment Next(double seconds) => new(seconds, Visits, _runs++);

    public double LatencyMs(Moment moment) =>
        workload.Effects.Aggregate(workload.BaseMs, (ms, effect) => ms * effect.Factor(moment));

    public void LeaveVisit()
    {
        Visits++;
        _runs = 0;
    }

    public KernelProfile Profile(ImmutableArray<double> samples) => new(
        [.. workload.Kernels.Select(kernel => kernel.Kernel)],
        [.. workload.Kernels.Select(kernel => samples.Select(ms => ms * kernel.Share).ToImmutableArray())]);
}
