using System.Collections.Immutable;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Distributed;
using Profiler.Search.Supernets;
using Profiler.Search.Tests.Modules;
using Profiler.Search.Tests.Supernets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Distributed;

public sealed class SupernetWorkersTests
{
    private const int Steps = 20;
    private const int Images = 4;

    /// <summary>A supernet with one candidate a slot, another at every step; worker against worker, and both against one alone.</summary>
    [Fact]
    public void Two_workers_give_the_losses_of_one_with_the_doubled_batch()
    {
        double[] alone = Train(null);
        double[][] together = Together.Run(2, Train);

        Assert.All(Enumerable.Range(0, Steps), step =>
            Assert.InRange((together[0][step] + together[1][step]) / 2, alone[step] - 1e-4, alone[step] + 1e-4));
        Assert.True(alone[^1] < alone[0]);
    }

    private static double[] Train(WorkerGroup? group)
    {
        using DisposeScope scope = NewDisposeScope();
        SearchSpace space = SmallSpaces.Segmentation();
        int share = Images / (group?.WorldSize ?? 1);
        int first = (group?.Rank ?? 0) * share;
        using var supernet = new Supernet(
            space, new TensorShape(share, 3, 32, 48), 3, new SupernetOptions(Sums: group is null ? null : new CrossWorkerSums(group)));
        using SGD optimizer = optim.SGD(supernet.Parameters.Values.Cast<Parameter>(), 0.02, momentum: 0.9);
        Tensor images = Numbers.Images(1, Images, 3, 32, 48).narrow(0, first, share);
        double[] losses = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            supernet.zero_grad();
            Tensor logits = supernet.forward(images, new ChoiceGates(null, One(space, step)));
            Tensor labels = zeros(share, logits.shape[2], logits.shape[3], int64) + arange(first, first + share).view(-1, 1, 1);
            Tensor loss = nn.functional.cross_entropy(logits, labels);
            loss.backward();
            group?.Average([.. supernet.Parameters.Values.Select(parameter => parameter.grad).OfType<Tensor>()]);
            _ = optimizer.step();
            losses[step] = loss.item<float>();
        }

        return losses;
    }

    private static ImmutableArray<ImmutableArray<int>> One(SearchSpace space, int step) =>
        [.. space.Slots.Select(slot => ImmutableArray.Create((slot.Index + step) % slot.Candidates.Length))];
}
