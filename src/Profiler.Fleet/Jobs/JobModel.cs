using Profiler.Measurement.Plans;

namespace Profiler.Fleet.Jobs;

/// <summary>A model to be measured: the item of the plan, and the bytes for a device that has not got them.</summary>
/// <param name="Name">For people.</param>
public sealed record JobModel(MeasurementItem Item, string Name, ReadOnlyMemory<byte> Onnx)
{
    /// <summary>Whether the bytes are kept with what was measured; not those of networks that can be made again from their names.</summary>
    public bool IsKept { get; init; } = true;
}
