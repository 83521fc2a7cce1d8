using TorchSharp;

namespace Profiler.Bindings.TorchSharp.Tests.Support;

internal static class Values
{
    internal static float[] Of(torch.Tensor tensor) => tensor.contiguous().data<float>().ToArray();

    /// <summary>All within the tolerance of what was worked out by hand.</summary>
    internal static void Close(float[] expected, torch.Tensor actual, double tolerance = 1e-5)
    {
        float[] values = Of(actual);
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }
}
