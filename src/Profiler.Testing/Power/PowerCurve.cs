using System.Collections.Immutable;

namespace Profiler.Testing.Power;

/// <summary>The power of a synthetic board over time.</summary>
/// <param name="Rails">Their sum is the whole board.</param>
public sealed record PowerCurve(ImmutableArray<SyntheticRail> Rails)
{
    /// <summary>The load's power approaches its level with this time constant.</summary>
    public double RampMs { get; init; } = 200;

    /// <summary>Noise of all rails together and of each alone, relative standard deviation.</summary>
    public double Noise { get; init; } = 0.03;

    /// <summary>How long the noise remembers.</summary>
    public double NoiseMs { get; init; } = 50;

    /// <summary>Relative rise of all power a second, as from a board that warms up.</summary>
    public double DriftPerSecond { get; init; }

    /// <summary>Share of a run that draws more than the mean, and by how much, relative.</summary>
    public double HighShare { get; init; } = 0.6;

    public double HighExcess { get; init; } = 0.3;

    /// <summary>Relative standard deviation of single runs' latencies.</summary>
    public double LatencyNoise { get; init; } = 0.01;

    /// <summary>Of the whole board in a steady state without drift.</summary>
    public double MjPerInference(double latencyMs) => Rails.Sum(rail => rail.IdleMw + rail.LoadMw) * latencyMs / 1000;

    public double IdleMw => Rails.Sum(rail => rail.IdleMw);
}
