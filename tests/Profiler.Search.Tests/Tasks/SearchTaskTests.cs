using Profiler.Search.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Tasks;

public sealed class SearchTaskTests
{
    [Fact]
    public void Pixels_without_a_class_do_not_count()
    {
        using DisposeScope scope = NewDisposeScope();
        // 1 image, 2 classes, 1 x 3 pixels.
        Tensor logits = tensor(new float[] { 1, 0, 5, 0, 2, 5 }, [1, 2, 1, 3]);
        Tensor labels = tensor(new long[] { 0, 0, 255 }, [1, 1, 3]);
        double first = Math.Log(1 + Math.Exp(-1));
        double second = Math.Log(1 + Math.Exp(2));

        Tensor loss = new SegmentationTask().Loss(logits, labels);

        Assert.Equal((first + second) / 2, loss.item<float>(), 1e-6);
    }

    [Fact]
    public void A_batch_without_a_class_has_no_loss_and_no_gradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = ones([1, 2, 1, 3], requires_grad: true);

        Tensor loss = new SegmentationTask().Loss(logits, tensor(new long[] { 255, 255, 255 }, [1, 1, 3]));
        loss.backward();

        Assert.Equal(0, loss.item<float>());
        Assert.All(logits.grad!.data<float>().ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Smaller_logits_are_resized_to_the_labels()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new float[] { 0, 0, 0, 0, 3, 3, 3, 3 }, [1, 2, 2, 2]);
        Tensor labels = ones([1, 4, 6], dtype: ScalarType.Int64);
        var task = new SegmentationTask();

        Assert.Equal(Math.Log(1 + Math.Exp(-3)), task.Loss(logits, labels).item<float>(), 1e-6);
        Assert.Equal([1, 2, 4, 6], SegmentationTask.Resized(logits, labels).shape);
    }

    [Fact]
    public void In_classification_255_is_a_class_like_any_other()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = zeros([2, 300]);
        Tensor labels = tensor(new long[] { 255, 3 }, [2]);

        Assert.Equal(Math.Log(300), new ClassificationTask().Loss(logits, labels).item<float>(), 1e-5);
    }
}
