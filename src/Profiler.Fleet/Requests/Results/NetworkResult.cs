using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Counting;

namespace Profiler.Fleet.Requests.Results;

/// <summary>A network as it was measured.</summary>
/// <param name="Sha256">Of the model that was run.</param>
/// <param name="Input">The shape of its image input; null where it has none of four extents.</param>
/// <param name="Estimate">What a lookup table of the same target said; null where there is none.</param>
public sealed record NetworkResult(
    string Name, string Sha256, string? Input, NetworkCounts Counts, Target Target, MeasurementResult Result, CostEstimate? Estimate)
{
    /// <summary>What is to be known of the device's settings meanwhile; left out where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>As the newest energy pass on the same target found it; null where there was none.</summary>
    public EnergyInterval? MjPerInference { get; init; }

    public static NetworkResult Of(MeasuredSubject measured) => new(
        measured.Subject.Name,
        measured.Subject.Sha256,
        measured.Subject.Input?.ToString(),
        measured.Subject.Counts,
        measured.Target,
        measured.Result,
        measured.Estimate)
    {
        Notes = measured.Notes,
        MjPerInference = measured.MjPerInference,
        Memory = measured.Memory,
    };

    /// <summary>What it took of the process's memory; null where it could not be counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemoryUse? Memory { get; init; }

    /// <summary>As the command that measures here has it.</summary>
    /// <param name="subject">The network that was asked for.</param>
    public MeasuredSubject With(Subject subject) => new(subject, Target, Result, Estimate, MjPerInference) { Notes = Notes, Memory = Memory };
}
