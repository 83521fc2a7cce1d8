using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Keeps reals as exact as the tensors they stand for: sizes such as floor(7 x 8/7) depend on it.</summary>
internal static class Precision
{
    public static double Round(double value, OnnxElementType type) => type switch
    {
        OnnxElementType.Float32 => (float)value,
        OnnxElementType.Float16 => (double)(Half)value,
        _ => value,
    };
}
