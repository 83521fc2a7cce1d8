using Profiler.Measurement.Checks;

namespace Profiler.Measurement.Tests.Checks;

public sealed class CheckedOutputTests
{
    [Fact]
    public void It_tells_statistics_and_first_values()
    {
        CheckedOutput output = CheckedOutput.Of("output", [1, 4], [-1, 0, 1, 4]);
        Assert.Equal((1.0, -1.0, 4.0, 0), (output.Mean, output.Minimum, output.Maximum, output.NonFinite));
        Assert.Equal(Math.Sqrt(3.5), output.StandardDeviation, 12);
        Assert.Equal([-1, 0, 1, 4], output.First.ToArray());
        Assert.Equal(64, output.Sha256.Length);
    }

    [Fact]
    public void Values_that_are_not_finite_are_counted_and_left_out()
    {
        CheckedOutput output = CheckedOutput.Of("output", [3], [float.NaN, 2, float.NegativeInfinity]);
        Assert.Equal((2.0, 2.0, 2.0, 2), (output.Mean, output.Minimum, output.Maximum, output.NonFinite));
        Assert.Equal([null, 2, null], output.First.ToArray());
    }

    [Fact]
    public void An_output_of_nothing_can_be_told() =>
        Assert.Equal((0.0, 0.0), (CheckedOutput.Of("output", [0], []).Mean, CheckedOutput.Of("output", [0], []).StandardDeviation));

    [Fact]
    public void Only_the_first_values_travel() =>
        Assert.Equal(CheckedOutput.FirstCount, CheckedOutput.Of("output", [1000], new float[1000]).First.Length);
}
