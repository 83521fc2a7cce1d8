using static TorchSharp.torch;

namespace Profiler.Search.Tests.Modules;

/// <summary>Seeded values, and how far two lists of values are apart.</summary>
internal static class Numbers
{
    public static float[] Uniform(long count, int seed)
    {
        var random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() * 2) - 1;
        }

        return values;
    }

    public static Tensor Images(int seed, params long[] shape) => tensor(Uniform(shape.Aggregate((a, b) => a * b), seed), shape);

    public static float[] Values(Tensor tensor)
    {
        using Tensor flat = tensor.detach().reshape(-1);
        return flat.data<float>().ToArray();
    }

    /// <summary>The largest difference over the largest value.</summary>
    public static double RelativeError(float[] found, float[] expected)
    {
        Assert.Equal(expected.Length, found.Length);
        double scale = expected.Max(Math.Abs);
        double difference = found.Zip(expected, (a, b) => Math.Abs((double)a - b)).Max();
        return difference == 0 ? 0 : difference / scale;
    }
}
