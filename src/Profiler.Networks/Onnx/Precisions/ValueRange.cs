namespace Profiler.Networks.Onnx.Precisions;

/// <summary>The least and the greatest value that a tensor was seen to hold.</summary>
public readonly record struct ValueRange(float Minimum, float Maximum);
