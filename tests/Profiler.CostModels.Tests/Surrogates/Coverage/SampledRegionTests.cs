using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Tests.Surrogates.Coverage;

public sealed class SampledRegionTests
{
    private static readonly SampledRegion Region = SampledRegion.Of([PlaceOf(Conv), PlaceOf(KernelWorld.Conv(32, 32, 16, kernel: 3))]);

    private static RuntimeKernel Conv => KernelWorld.Conv(16, 16, 32, kernel: 3);

    [Fact]
    public void Distances_grow_with_the_difference_and_count_in_octaves()
    {
        double near = DistanceOf(KernelWorld.Conv(16, 18, 32, kernel: 3));
        double far = DistanceOf(KernelWorld.Conv(16, 64, 32, kernel: 3));

        Assert.Equal(0, DistanceOf(Conv));
        Assert.InRange(near, 0.1, 0.5);
        Assert.InRange(far, 1.5, 4);
    }

    [Fact]
    public void Another_window_layout_or_operator_is_another_kind()
    {
        Assert.Equal(double.PositiveInfinity, DistanceOf(KernelWorld.Conv(16, 16, 32, kernel: 5)));
        Assert.Equal(double.PositiveInfinity, DistanceOf(Conv with { Domain = "com.microsoft.nchwc" }));
        Assert.Equal(double.PositiveInfinity, DistanceOf(KernelWorld.Elementwise("Relu", 16, 32)));
    }

    [Fact]
    public void An_operator_is_known_in_its_own_layout_only()
    {
        Assert.True(Region.Knows(PlaceOf(KernelWorld.Conv(16, 16, 32, kernel: 5))));
        Assert.False(Region.Knows(PlaceOf(Conv with { Domain = "com.microsoft.nchwc" })));
    }

    [Fact]
    public void A_radius_covers_nearly_all_of_the_time_and_stays_within_reason()
    {
        Assert.Equal(0.95, CoverageRadius.Of(Enumerable.Range(1, 100).Select(i => (1.0, i / 100.0))), 9);
        Assert.Equal(0.25, CoverageRadius.Of([(1, 0), (1, 0.1), (1, double.PositiveInfinity)]));
        Assert.Equal(2, CoverageRadius.Of([(1, 5)]));
        Assert.Equal(0.25, CoverageRadius.Of([]));
    }

    [Fact]
    public void Difficulty_is_the_mean_distance_in_radii_by_time()
    {
        Assert.Equal(0, Difficulty.Of([1, 2], [0, 0], radius: 0.5));
        Assert.Equal(1, Difficulty.Of([3, 1], [0, 2], radius: 0.5));
        Assert.Equal(4, Difficulty.Of([1], [double.PositiveInfinity], radius: 0.5));
        Assert.Equal(0, Difficulty.Of([], [], radius: 0.5));
    }

    private static KernelPlace PlaceOf(RuntimeKernel kernel) => KernelPlace.Of(kernel, KernelWork.Of(kernel));

    private static double DistanceOf(RuntimeKernel kernel) => Region.DistanceOf(PlaceOf(kernel));
}
