using Profiler.Search.Distributed;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Distributed;

public sealed class CrossWorkerSumsTests
{
    private const int Steps = 20;
    private const int Images = 8;
    private const double Rate = 0.1;

    /// <summary>The measure of data-parallel training: 20 steps of two workers beside 20 of one with all images.</summary>
    [Fact]
    public void Two_workers_give_the_losses_of_one_with_the_doubled_batch()
    {
        double[] alone = Train(null);
        double[][] together = Together.Run(2, Train);

        for (int step = 0; step < Steps; step++)
        {
            double mean = (together[0][step] + together[1][step]) / 2;
            Assert.InRange(mean, alone[step] - 1e-4, alone[step] + 1e-4);
        }

        Assert.True(alone[^1] < alone[0] / 2);
    }

    [Fact]
    public void Running_statistics_are_those_of_all_images()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Inputs();
        (Tensor mean, Tensor variance) = (zeros(3), ones(3));
        _ = nn.functional.batch_norm(images, mean, variance, training: true);

        float[][] found = Together.Run(2, group =>
        {
            using DisposeScope inner = NewDisposeScope();
            (Tensor running, Tensor spread) = (zeros(3), ones(3));
            Tensor own = Inputs().narrow(0, group.Rank * Images / 2, Images / 2);
            _ = new CrossWorkerSums(group).BatchNorm(own, running, spread, ones(3), zeros(3), (0.1, 1e-5));
            return cat([running, spread]).data<float>().ToArray();
        });

        Assert.All(found, values => Assert.All(
            values.Zip(cat([mean, variance]).data<float>().ToArray()),
            pair => Assert.InRange(pair.First, pair.Second - 1e-5, pair.Second + 1e-5)));
    }

    private static Tensor Inputs()
    {
        using Generator generator = new(3);
        return randn(Images, 3, 6, 6, generator: generator) + arange(Images, dtype: float32).view(-1, 1, 1, 1);
    }

    /// <summary>Convolution, norm, ReLU and a mean a step, against made-up targets; the loss of each step.</summary>
    private static double[] Train(WorkerGroup? group)
    {
        using DisposeScope scope = NewDisposeScope();
        int share = Images / (group?.WorldSize ?? 1);
        Tensor images = Inputs().narrow(0, (group?.Rank ?? 0) * share, share);
        Tensor targets = arange(Images, dtype: float32).narrow(0, (group?.Rank ?? 0) * share, share) / Images;
        using Generator generator = new(4);
        Parameter filter = nn.Parameter(randn(5, 3, 3, 3, generator: generator) * 0.2);
        Parameter weight = nn.Parameter(ones(5));
        Parameter bias = nn.Parameter(zeros(5));
        (Tensor mean, Tensor variance) = (zeros(5), ones(5));
        using SGD optimizer = optim.SGD([filter, weight, bias], Rate, momentum: 0.9);
        CrossWorkerSums? sums = group is null ? null : new CrossWorkerSums(group);
        double[] losses = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            Tensor features = nn.functional.conv2d(images, filter);
            Tensor normal = sums is null
                ? nn.functional.batch_norm(features, mean, variance, weight, bias, training: true)
                : sums.BatchNorm(features, mean, variance, weight, bias, (0.1, 1e-5));
            Tensor loss = (normal.relu().mean([1, 2, 3]) - targets).square().mean();
            optimizer.zero_grad();
            loss.backward();
            group?.Average([filter.grad!, weight.grad!, bias.grad!]);
            _ = optimizer.step();
            losses[step] = loss.item<float>();
        }

        return losses;
    }
}
