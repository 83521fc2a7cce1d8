using Profiler.CostModels.Surrogates.Coverage;

namespace Profiler.CostModels.Tests.Surrogates.Coverage;

public sealed class KindRegionTests
{
    [Fact]
    public void The_nearest_point_is_the_one_that_comparing_all_finds()
    {
        var random = new Random(1);
        float[] points = [.. Enumerable.Range(0, 200 * KernelPlace.Dimensions).Select(_ => random.Next(12) * 0.75f)];
        var region = new KindRegion(points);

        for (int i = 0; i < 100; i++)
        {
            float[] point = [.. Enumerable.Range(0, KernelPlace.Dimensions).Select(_ => random.NextSingle() * 12)];
            Assert.Equal(points.Chunk(KernelPlace.Dimensions).Min(other => Distance(other, point)), region.DistanceTo(point), 1e-4);
        }
    }

    [Fact]
    public void A_sample_is_at_no_distance_from_itself()
    {
        float[] point = [1, 2, 3, 4, 5, 6, 7, 8];

        Assert.Equal(0, new KindRegion(point).DistanceTo(point));
    }

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum());
}
