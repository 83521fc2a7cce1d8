namespace Profiler.Networks.Onnx.Precisions;

/// <summary>The least and the greatest value that a tensor was seen to hold.</summary>
public readonly record struct ValueRange(float Minimum, float Maximum)
{
    /// <summary>Over both of what was seen.</summary>
    public ValueRange With(ValueRange other) => new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));
}
