using System.Text.Json.Serialization;

namespace Profiler.Measurement.Visits;

/// <summary>
/// What a model takes of the process's memory, in MiB, from how the kernel's count of resident pages moved: what the
/// process had before the model was loaded is not in it, whatever the runtime reserves without touching neither.
/// </summary>
/// <param name="ModelMib">The model's file, of which nearly all is weights.</param>
/// <param name="LoadingPeakMib">The most that was resident while the runtime loaded and rearranged the model.</param>
/// <param name="LoadedMib">What stayed: weights, often in a second, packed form, and the runtime's own.</param>
/// <param name="ArenaMib">What the first run added and stayed: feature maps and scratch.</param>
/// <param name="PeakMib">The most that was resident during the first inference, weights included.</param>
public sealed record MemoryUse(double ModelMib, double LoadingPeakMib, double LoadedMib, double ArenaMib, double PeakMib)
{
    /// <summary>Of the GPU's; null where none is used, or its driver does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GpuMemoryUse? Gpu { get; init; }
}
