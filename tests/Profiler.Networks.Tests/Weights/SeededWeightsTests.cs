using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Weights;

public sealed class SeededWeightsTests
{
    [Fact]
    public void Values_depend_on_seed_and_name_alone()
    {
        float[] first = new SeededWeights(1).Get("a/conv.weight", [8, 4, 3, 3]);
        var other = new SeededWeights(1);
        other.Get("b/conv.weight", [8, 4, 3, 3]);

        Assert.Equal(first, other.Get("a/conv.weight", [8, 4, 3, 3]));
        Assert.NotEqual(first, other.Get("b/conv.weight", [8, 4, 3, 3]));
        Assert.NotEqual(first, new SeededWeights(2).Get("a/conv.weight", [8, 4, 3, 3]));
    }

    [Fact]
    public void A_convolution_keeps_the_size_of_what_it_reads()
    {
        float[] values = new SeededWeights(1).Get("conv.weight", [64, 32, 3, 3]);

        Assert.Equal(64 * 32 * 9, values.Length);
        Assert.InRange(values.Average(), -0.005, 0.005);
        Assert.InRange(values.Average(v => v * v), 0.97 * 2 / (32 * 9), 1.03 * 2 / (32 * 9));
    }

    [Fact]
    public void Variances_stay_away_from_zero()
    {
        float[] values = new SeededWeights(1).Get("bn.running_var", [10_000]);

        Assert.All(values, v => Assert.True(v >= 0.5f));
        Assert.InRange(values.Average(), 0.98, 1.02);
    }

    [Theory]
    [InlineData("bn.weight", 1)]
    [InlineData("bn.bias", 0)]
    [InlineData("bn.running_mean", 0)]
    public void Norms_are_near_the_identity(string parameter, double mean) =>
        Assert.InRange(new SeededWeights(1).Get(parameter, [10_000]).Average(), mean - 0.01, mean + 0.01);
}
