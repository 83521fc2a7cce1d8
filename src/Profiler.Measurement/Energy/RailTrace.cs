using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Measurement.Energy;

/// <summary>What one rail said during an energy pass.</summary>
/// <param name="Name">As sensors are named: "ina3221/vddrq", "nvml0/energy".</param>
/// <param name="Path">The file or function that was read, for messages.</param>
/// <param name="IsWholeBoard">Whether it is one of those whose sum is the whole board.</param>
/// <param name="Values">One reading for each of the trace's times: mW, or mJ of a counter.</param>
public sealed record RailTrace(string Name, string Path, RailKind Kind, bool IsWholeBoard, ImmutableArray<double> Values)
{
    /// <summary>What the name has before its slash.</summary>
    [JsonIgnore]
    public string Source => Name.Split('/')[0];
}
