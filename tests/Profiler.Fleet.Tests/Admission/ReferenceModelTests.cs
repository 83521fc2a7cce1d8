using Profiler.Fleet.Admission;
using Profiler.Measurement.Checks;

namespace Profiler.Fleet.Tests.Admission;

public sealed class ReferenceModelTests
{
    /// <summary>Sums in fp32 against sums in double precision.</summary>
    private const double Tolerance = 2e-6;

    public static TheoryData<string> Names => [.. ReferenceModels.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_expected_follows_from_the_layers_definitions(string name)
    {
        ReferenceModel model = ReferenceModels.All.Single(model => model.Name == name);
        double[] plain = new PlainEvaluation(model.Graph).Output;
        double largest = plain.Max(Math.Abs);
        Assert.Equal(
            [model.Graph.OutputShape.Batch, model.Graph.OutputShape.Channels, model.Graph.OutputShape.Height, model.Graph.OutputShape.Width],
            model.Expected.Dimensions.ToArray());
        Assert.Equal(Math.Min(CheckedOutput.FirstCount, plain.Length), model.Expected.First.Length);
        double mean = plain.Average();
        (double Plain, double Expected)[] pairs =
        [
            (mean, model.Expected.Mean),
            (Math.Sqrt(plain.Average(value => (value - mean) * (value - mean))), model.Expected.StandardDeviation),
            (plain.Min(), model.Expected.Minimum),
            (plain.Max(), model.Expected.Maximum),
            .. plain.Zip(model.Expected.First),
        ];
        Assert.All(pairs, pair => Assert.InRange(Math.Abs(pair.Plain - pair.Expected) / largest, 0, Tolerance));
    }

    [Fact]
    public void A_reference_model_is_small() => Assert.All(ReferenceModels.All, model => Assert.InRange(model.Export.Bytes.Length, 100, 20_000));
}
