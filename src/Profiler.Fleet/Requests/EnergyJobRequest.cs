using System.Collections.Immutable;
using Profiler.Measurement.Energy;

namespace Profiler.Fleet.Requests;

/// <summary>Measure the latency and the energy of networks.</summary>
public sealed record EnergyJobRequest : JobRequest
{
    /// <summary>What an agent takes at most.</summary>
    public const double LongestSeconds = 600;
    public const double FinestHalfWidth = 0.001;

    /// <summary>With different names, at least one.</summary>
    public required ImmutableArray<NetworkReference> Networks { get; init; }

    public int Seed { get; init; }

    /// <summary>A load lasts so long at most, in s.</summary>
    public double MostSeconds { get; init; } = EnergyDefaults.MostSeconds;

    /// <summary>The wanted half-width of the 90 % interval of mJ per inference, relative.</summary>
    public double TargetRelativeHalfWidth { get; init; } = EnergyDefaults.TargetRelativeHalfWidth;

    internal EnergyPlan Plan => new() { MostSeconds = MostSeconds, TargetRelativeHalfWidth = TargetRelativeHalfWidth };
}
