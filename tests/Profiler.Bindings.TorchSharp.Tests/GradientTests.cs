using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class GradientTests
{
    public static TheoryData<string> Functions => [.. Cases.Keys];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, long[] Shape)> Cases = new()
    {
        ["products"] = (x => (x * x) + (3 * x) - (x / 2), [2, 3]),
        ["softmax"] = (x => x.softmax(1), [2, 4]),
        ["logsumexp"] = (x => x.logsumexp(0), [3, 2]),
        ["exp and log"] = (x => (x.exp() + 1).log(), [5]),
        ["pow"] = (x => (x.square() + 1).pow(0.3), [5]),
        ["indexing"] = (x => x[TensorIndex.Ellipsis, TensorIndex.Slice(1, 3)] * x[0, 0], [2, 4]),
        ["cat"] = (x => cat([x, x * 2], 1), [2, 2]),
        ["matmul"] = (x => x.matmul(x.t()), [3, 2]),
        ["convolution"] = (x => nn.functional.conv2d(x, x.narrow(2, 0, 3).narrow(3, 0, 3), padding: [1, 1]), [2, 2, 5, 5]),
        ["depthwise"] = (x => nn.functional.conv2d(x, x.narrow(0, 0, 1).reshape(3, 1, 4, 4), strides: [2, 2], groups: 3), [1, 3, 4, 4]),
        ["batch norm"] = (x => nn.functional.batch_norm(x, null, null, training: true), [3, 2, 2, 2]),
        ["bilinear"] = (x => nn.functional.interpolate(x, [5, 7], mode: InterpolationMode.Bilinear), [1, 2, 3, 4]),
        ["pooling"] = (x => nn.functional.adaptive_avg_pool2d(x, 2), [1, 2, 5, 5]),
        ["cross entropy"] = (x => nn.functional.cross_entropy(x, tensor(new long[] { 1, 255, 0 }), ignore_index: 255), [3, 4]),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gradients_are_those_of_finite_differences(string function) =>
        FiniteDifferences.Agree(Cases[function].Function, Cases[function].Shape);

    [Fact]
    public void Gradients_add_up_until_they_are_cleared()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(3f, requires_grad: true);

        x.square().backward();
        x.square().backward();
        Assert.Equal(12, x.grad!.item<float>());

        x.grad = null;
        Assert.Null(x.grad);
        x.square().backward();
        Assert.Equal(6, x.grad!.item<float>());
    }

    [Fact]
    public void Nothing_is_recorded_without_grad()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);

        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }
        }

        using (inference_mode())
        {
            Assert.False((x * 2).requires_grad);
        }

        Assert.True((x * 2).requires_grad);
        Assert.False((x * 2).detach().requires_grad);
    }

    [Fact]
    public void Gradients_of_gradients_are_had_where_a_graph_is_asked_for()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2f, requires_grad: true);
        Tensor y = ones(1, requires_grad: true);

        IList<Tensor> first = autograd.grad([x.pow(3)], [x], create_graph: true);
        IList<Tensor> second = autograd.grad([first[0]], [x]);
        IList<Tensor> unused = autograd.grad([x * 2], [x, y], allow_unused: true);

        Assert.Equal(12, first[0].item<float>());
        Assert.Equal(12, second[0].item<float>());
        Assert.Null(unused[1]);
    }

    [Fact]
    public void Only_the_inputs_named_get_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2f, requires_grad: true);
        Tensor y = tensor(5f, requires_grad: true);

        (x * y).backward(inputs: [x]);

        Assert.Equal(5, x.grad!.item<float>());
        Assert.Null(y.grad);
    }
}
