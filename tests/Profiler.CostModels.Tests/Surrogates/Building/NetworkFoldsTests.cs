using Profiler.CostModels.Surrogates.Building;

namespace Profiler.CostModels.Tests.Surrogates.Building;

public sealed class NetworkFoldsTests
{
    [Fact]
    public void Every_part_has_its_share_of_every_family()
    {
        TrainingNetwork[] networks = [.. Enumerable.Range(0, 48).Select(i => Network(i, i % 3 == 0 ? "a" : "b", [i]))];

        int[] parts = NetworkFolds.Assign(networks, 8, new Random(1));

        Assert.All(Enumerable.Range(0, 8), part =>
        {
            TrainingNetwork[] own = [.. networks.Where(network => parts[network.Index] == part)];
            Assert.Equal((2, 4), (own.Count(n => n.Family == "a"), own.Count(n => n.Family == "b")));
        });
    }

    [Fact]
    public void Networks_with_the_same_kernels_stay_together()
    {
        TrainingNetwork[] networks = [.. Enumerable.Range(0, 20).Select(i => Network(i, "a", [i / 2, 7]))];

        int[] parts = NetworkFolds.Assign(networks, 4, new Random(1));

        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(parts[2 * i], parts[(2 * i) + 1]));
    }

    private static TrainingNetwork Network(int index, string family, int[] rows) => new(index, $"{index}", family, rows, [], null);
}
