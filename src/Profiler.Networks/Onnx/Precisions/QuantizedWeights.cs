namespace Profiler.Networks.Onnx.Precisions;

/// <summary>Weights in eight bits, each output channel with a scale of its own.</summary>
internal static class QuantizedWeights
{
    /// <param name="values">In row-major order of the dimensions.</param>
    /// <param name="axis">The dimension of the output channels.</param>
    /// <param name="levels">The greatest stored value.</param>
    /// <returns>A scale for each channel, above 0, and the stored values in the order of the given ones.</returns>
    public static (float[] Scales, sbyte[] Values) Of(float[] values, long[] dimensions, int axis, float levels)
    {
        long channels = dimensions[axis];
        long inner = dimensions[(axis + 1)..].Aggregate(1L, (product, extent) => product * extent);
        float[] scales = new float[channels];
        for (long i = 0; i < values.Length; i++)
        {
            long channel = i / inner % channels;
            scales[channel] = Math.Max(scales[channel], Math.Abs(values[i]));
        }

        scales = Array.ConvertAll(scales, most => most > 0 ? most / levels : 1);
        sbyte[] stored = new sbyte[values.Length];
        for (long i = 0; i < values.Length; i++)
        {
            stored[i] = (sbyte)Math.Clamp(Math.Round(values[i] / scales[i / inner % channels]), -levels, levels);
        }

        return (scales, stored);
    }
}
