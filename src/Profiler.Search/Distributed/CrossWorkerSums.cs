using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Distributed;

/// <summary>
/// Sums over the workers that gradients flow through, and batch normalisation by the statistics of the whole batch made of them:
/// with it, workers together take the steps that one would take with all their images.
/// </summary>
public sealed class CrossWorkerSums(WorkerGroup group)
{
    /// <summary>The sum over the workers; its gradient is the sum of the workers' gradients.</summary>
    public Tensor Sum(Tensor values) => Summation.apply(values, group);

    /// <summary>
    /// As torch.nn.functional.batch_norm in training, over the images of all workers, who have equally many.
    /// The mean first and then the deviations from it, since squares less the squared mean would cancel.
    /// </summary>
    /// <param name="input">N x C x H x W, this worker's images.</param>
    /// <param name="runningMean">C numbers, which move as PyTorch's do.</param>
    public Tensor BatchNorm(Tensor input, Tensor runningMean, Tensor runningVariance, Tensor weight, Tensor bias, (double Momentum, double Epsilon) rule)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] shape = input.shape;
        double count = (double)shape[0] * shape[2] * shape[3] * group.WorldSize;
        Tensor mean = Sum(input.sum([0, 2, 3])) / count;
        Tensor centred = input - mean.view(1, -1, 1, 1);
        Tensor variance = Sum(centred.square().sum([0, 2, 3])) / count;
        using (no_grad())
        {
            _ = runningMean.mul_(1 - rule.Momentum).add_(mean, alpha: rule.Momentum);
            _ = runningVariance.mul_(1 - rule.Momentum).add_(variance, alpha: rule.Momentum * count / (count - 1));
        }

        Tensor scale = weight * (variance + rule.Epsilon).rsqrt();
        return ((centred * scale.view(1, -1, 1, 1)) + bias.view(1, -1, 1, 1)).MoveToOuterDisposeScope();
    }

    private sealed class Summation : autograd.SingleTensorFunction<Summation>
    {
        public override string Name => "sum over workers";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("group", vars[1]);
            return Over((WorkerGroup)vars[1], (Tensor)vars[0]);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [Over((WorkerGroup)ctx.get_data("group"), grad_output), null!];

        private static Tensor Over(WorkerGroup group, Tensor values)
        {
            Tensor sum = values.clone();
            group.Sum([sum]);
            return sum;
        }
    }
}
