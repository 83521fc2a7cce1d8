using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class LayerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_convolution_sums_over_its_window()
    {
        Tensor image = arange(9, dtype: float32).reshape(1, 1, 3, 3);

        Values.Close([8, 12, 20, 24], nn.functional.conv2d(image, ones(1, 1, 2, 2)));
        Values.Close([0, 3, 9, 24], nn.functional.conv2d(image, ones(1, 1, 2, 2), strides: [2, 2], padding: [1, 1]));
        Values.Close([0, 1, 2, 0, 2, 4], nn.functional.conv2d(ones(1, 2, 1, 3) * arange(3), tensor(new float[] { 1, 2 }, 2, 1, 1, 1), groups: 2));
    }

    [Fact]
    public void Batch_norm_normalises_by_the_batch_and_moves_the_running_statistics()
    {
        Tensor x = tensor(new float[] { 1, 3, 5, 7 }, 4, 1, 1, 1);
        using BatchNorm2d norm = nn.BatchNorm2d(1);

        Tensor trained = norm.call(x);
        norm.eval();
        Tensor evaluated = norm.call(x);

        float deviation = (float)Math.Sqrt(5 + 1e-5);
        Values.Close([-3 / deviation, -1 / deviation, 1 / deviation, 3 / deviation], trained);
        Values.Close([0.4f], norm.running_mean!);
        Values.Close([0.9f + (0.1f * 20 / 3)], norm.running_var!);
        float running = (float)Math.Sqrt(0.9 + (2.0 / 3) + 1e-5);
        Values.Close([0.6f / running, 2.6f / running, 4.6f / running, 6.6f / running], evaluated);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Pooling_padding_and_resampling_give_what_was_worked_out()
    {
        Tensor image = arange(4, dtype: float32).reshape(1, 1, 2, 2);

        Values.Close([1.5f], nn.functional.avg_pool2d(image, 2));
        Values.Close([1.5f], nn.functional.adaptive_avg_pool2d(image, 1));
        Values.Close([3], nn.functional.max_pool2d(image, [2, 2]));
        Values.Close([9, 0, 1, 9, 2, 3], nn.functional.pad(image, [1, 0], value: 9));
        Values.Close([0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3], nn.functional.interpolate(image, scale_factor: [2, 2]));
        Values.Close([0, 0.5f, 1, 1, 1.5f, 2, 2, 2.5f, 3], nn.functional.interpolate(image, [3, 3], mode: InterpolationMode.Bilinear, align_corners: true));
    }

    [Fact]
    public void Cross_entropy_leaves_out_what_is_ignored()
    {
        Tensor logits = tensor(new float[] { 0, (float)Math.Log(3), 5, 5 }, 2, 2);
        Tensor labels = tensor(new long[] { 1, 255 });

        Values.Close([-(float)Math.Log(0.75)], nn.functional.cross_entropy(logits, labels, ignore_index: 255));
        Values.Close([-(float)Math.Log(0.75), 0], nn.functional.cross_entropy(logits, labels, ignore_index: 255, reduction: nn.Reduction.None));
        Values.Close([-(float)Math.Log(0.25)], nn.functional.nll_loss(logits.log_softmax(1)[TensorIndex.Slice(0, 1)], tensor(new long[] { 0 })));
    }

    [Fact]
    public void A_linear_layer_multiplies_by_the_transposed_weight()
    {
        using Linear linear = nn.Linear(nn.Parameter(tensor(new float[] { 1, 2, 3, 4 }, 2, 2)), nn.Parameter(tensor(new float[] { 10, 20 })));

        Values.Close([15, 31], linear.call(tensor(new float[] { 1, 2 })));
    }

    [Fact]
    public void Dropout_drops_in_training_alone()
    {
        Assert.Equal(100, nn.functional.dropout(ones(100), 0.5, training: false).sum().item<float>());
        Assert.All(Values.Of(nn.functional.dropout(ones(100), 0.5)), value => Assert.True(value is 0 or 2));
    }

    [Fact]
    public void He_initialisation_has_the_published_deviation()
    {
        Tensor weight = empty(256, 64, 3, 3);

        _ = nn.init.kaiming_normal_(weight, nonlinearity: nn.init.NonlinearityType.ReLU);

        Assert.Equal(Math.Sqrt(2.0 / (64 * 9)), weight.std().ToDouble(), 3);
        Assert.Equal(0, weight.mean().ToDouble(), 3);
    }
}
