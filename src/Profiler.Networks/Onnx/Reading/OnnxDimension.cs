namespace Profiler.Networks.Onnx.Reading;

/// <summary>A declared extent: a number, a name such as "batch", or neither.</summary>
/// <param name="Extent">At least 0; null where the file leaves it open.</param>
/// <param name="Symbol">The name that the file gives to an open extent.</param>
public readonly record struct OnnxDimension(long? Extent, string? Symbol)
{
    public override string ToString() => Extent?.ToString() ?? Symbol ?? "?";
}
