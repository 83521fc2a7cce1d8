using Profiler.Measurement.Checks;

namespace Profiler.Measurement.Tests.Checks;

public sealed class SeededValuesTests
{
    /// <summary>SplitMix64's published first outputs for the seed 0 begin e220a8397b1dcdaf, 6e789e6aa1b965f4.</summary>
    [Fact]
    public void They_are_the_upper_bits_of_SplitMix64() =>
        Assert.Equal([0xe220a8 / 8388608f - 1, 0x6e789e / 8388608f - 1], SeededValues.Of(seed: 0, count: 2));

    [Fact]
    public void They_fill_the_range_evenly()
    {
        float[] values = SeededValues.Of(seed: 5, count: 10_000);
        Assert.All(values, value => Assert.InRange(value, -1, 0.9999999f));
        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(values.Count(value => value > 0.5f), 2300, 2700);
        Assert.NotEqual(values, SeededValues.Of(seed: 6, count: 10_000));
    }
}
