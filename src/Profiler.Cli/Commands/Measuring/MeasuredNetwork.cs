using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Profiler.Cli.Commands.Energy;
using Profiler.Measurement.Visits;

namespace Profiler.Cli.Commands.Measuring;

/// <summary>A network as it was measured.</summary>
/// <param name="RawMedianMs">The runs as timed; <paramref name="LatencyMs"/> is brought to the device's calibrated speed.</param>
/// <param name="Samples">Measured runs in good visits.</param>
/// <param name="Estimate">What the lookup table of this target said; null where there is none.</param>
/// <param name="Sha256">Of the model that was run.</param>
public sealed record MeasuredNetwork(
    string Name,
    string? Input,
    string Target,
    int Threads,
    long Macs,
    long Parameters,
    LatencySummary LatencyMs,
    double RawMedianMs,
    int Samples,
    int Visits,
    int BadVisits,
    string Grade,
    ImmutableArray<string> Findings,
    EstimatedLatency? Estimate,
    string Sha256)
{
    /// <summary>What is to be known of the device's settings meanwhile; left out where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>As the newest energy pass on this target found it; null where there was none.</summary>
    public EnergyBounds? MjPerInference { get; init; }

    /// <summary>By that pass.</summary>
    public double? ImagesPerJoule { get; init; }

    /// <summary>What it took of the process's memory, in MiB; null where it could not be counted.</summary>
    public MemoryUse? Memory { get; init; }
}
