using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Testing.Latency;

namespace Profiler.Testing;

/// <summary>A model that a synthetic device can run.</summary>
/// <param name="ModelSha256">By which a workload names it.</param>
/// <param name="BaseMs">Its latency where no effect changes it.</param>
/// <param name="Effects">Effects on this model alone; those of the host come on top.</param>
public sealed record SyntheticWorkload(string ModelSha256, double BaseMs, params ILatencyEffect[] Effects)
{
    /// <summary>How long loading takes, at the first visit.</summary>
    public double LoadMs { get; init; }

    /// <summary>What a profiled visit reports: kernels, each with its share of a run.</summary>
    public IReadOnlyList<(Kernel Kernel, double Share)> Kernels { get; init; } = [];

    /// <summary>What the device answers when it is asked what its runtime makes of the model.</summary>
    public RuntimeGraph Graph { get; init; } = new(SyntheticDevice.RuntimeVersion, []);
}
