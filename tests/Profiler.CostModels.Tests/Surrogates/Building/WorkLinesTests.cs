using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Features;

namespace Profiler.CostModels.Tests.Surrogates.Building;

public sealed class WorkLinesTests
{
    private static readonly KernelWork Asked = new(5000, 100, 40, 60, IsView: false);

    [Fact]
    public void Each_kind_has_its_own_line()
    {
        WorkLines lines = WorkLines.Fit([.. Samples("slow", 30, msPerMac: 2e-6), .. Samples("fast", 30, msPerMac: 1e-7)]);

        Assert.Equal(0.001 + (2e-6 * 5000) + 0.0001, lines.Predict("slow", Asked), 6);
        Assert.Equal(0.001 + (1e-7 * 5000) + 0.0001, lines.Predict("fast", Asked), 6);
    }

    [Fact]
    public void A_kind_with_few_samples_is_on_the_line_of_all()
    {
        WorkLines lines = WorkLines.Fit([.. Samples("common", 30, msPerMac: 2e-6), .. Samples("rare", 3, msPerMac: 1e-7)]);

        Assert.Equal("common", Assert.Single(lines.Kinds).Key);
        Assert.Equal(lines.All.Predict(Asked), lines.Predict("rare", Asked));
        Assert.Equal(lines.All.Predict(Asked), lines.Predict("never seen", Asked));
    }

    [Fact]
    public void A_line_goes_on_beyond_its_samples()
    {
        WorkLines lines = WorkLines.Fit([.. Samples("a", 30, msPerMac: 2e-6)]);

        Assert.Equal(0.001 + (2e-6 * 1e9), lines.Predict("a", new KernelWork(1_000_000_000, 0, 0, 0, IsView: false)), 2);
    }

    private static IEnumerable<(string Kind, WorkSample Sample)> Samples(string kind, int count, double msPerMac) =>
        Enumerable.Range(1, count).Select(i =>
        {
            var work = new KernelWork(1000L * i, 7 * i * i % 901, 13 * i * i * i % 307, 11 * i * i % 503, IsView: false);
            return (kind, new WorkSample(work, 0.001 + (msPerMac * work.Macs) + (1e-6 * work.DataBytes), 1));
        });
}
