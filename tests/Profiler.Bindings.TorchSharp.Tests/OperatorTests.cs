using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class OperatorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Arithmetic_gives_what_was_worked_out()
    {
        Tensor a = tensor(new float[] { 1, 2, 3, 4 }, 2, 2);
        Tensor b = tensor(new float[] { 10, 20 });

        Values.Close([11, 22, 13, 24], a + b);
        Values.Close([9, 18, 7, 16], b - a);
        Values.Close([10, 40, 30, 80], a * b);
        Values.Close([0.5f, 1, 1.5f, 2], a / 2);
        Values.Close([1, 0, -1, -2], 2 - a);
        Values.Close([2, 1, 2 / 3f, 0.5f], 2 / a);
        Values.Close([1, 4, 9, 16], a.square());
        Values.Close([-1, -2, -3, -4], -a);
        Values.Close([1, 0, 1, 0], a % 2);
        Values.Close([1, 2, 2, 2], a.clamp(max: 2));
        Values.Close([21, 42, 23, 44], a.add(b, alpha: 2));
    }

    [Fact]
    public void Functions_of_one_tensor_give_what_was_worked_out()
    {
        Tensor x = tensor(new float[] { 1, 4 });

        Values.Close([(float)Math.E, (float)Math.Exp(4)], x.exp(), 1e-4);
        Values.Close([0, (float)Math.Log(4)], x.log());
        Values.Close([1, 2], x.sqrt());
        Values.Close([1, 0.5f], x.rsqrt());
        Values.Close([1, 0.25f], x.reciprocal());
        Values.Close([0, 3], (x - 1).relu());
        Values.Close([0.5f], tensor(0f).sigmoid());
    }

    [Fact]
    public void Reductions_give_what_was_worked_out()
    {
        Tensor x = tensor(new float[] { 1, 2, 3, 4, 5, 9 }, 2, 3);

        Assert.Equal(24, x.sum().item<float>());
        Values.Close([5, 7, 12], x.sum(0L));
        Values.Close([2, 6], x.mean([1]));
        Assert.Equal(4, x.mean().ToDouble(), 6);
        Assert.Equal(8, x.var().ToDouble(), 5);
        Values.Close([2 / 3f, 14 / 3f], x.var([1], unbiased: false));
        (Tensor values, Tensor indexes) = x.max(1);
        Values.Close([3, 9], values);
        Assert.Equal([2, 2], indexes.data<long>().ToArray());
        Assert.Equal(5, x.argmax().item<long>());
        Values.Close([(float)Math.Log(Math.E + Math.Exp(2) + Math.Exp(3))], x[0].logsumexp(0));
        Assert.True(x.gt(0).all().item<bool>());
        Assert.False(x.gt(8).all().item<bool>());
        Assert.True(x.gt(8).any().item<bool>());
        Values.Close([1, 3, 6], x[0].cumsum(0));
        Values.Close([3], tensor(new float[] { 1, 2, 2 }).norm());
    }

    [Fact]
    public void Softmax_gives_probabilities_and_their_logarithms()
    {
        Tensor x = tensor(new float[] { 0, (float)Math.Log(3) });

        Values.Close([0.25f, 0.75f], x.softmax(0));
        Values.Close([(float)Math.Log(0.25), (float)Math.Log(0.75)], x.log_softmax(0));
    }

    [Fact]
    public void Views_share_their_data_and_copies_do_not()
    {
        Tensor x = arange(6, dtype: float32).reshape(2, 3);

        _ = x.transpose(0, 1)[2, 1].fill_(50);
        _ = x.clone().zero_();

        Values.Close([0, 1, 2, 3, 4, 50], x);
        Assert.Equal([3, 2], x.t().shape);
        Assert.Equal([1, 3], x.t().stride());
        Assert.False(x.t().is_contiguous());
        Values.Close([0, 3, 1, 4, 2, 50], x.t());
        Assert.Equal([2, 1, 3], x.unsqueeze(1).shape);
        Assert.Equal([4, 2, 3], x.expand(4, 2, 3).shape);
        Assert.Equal([3, 1, 2], x.reshape(2, 3, 1).permute(1, 2, 0).shape);
        Assert.Equal([6], x.flatten().shape);
    }

    [Fact]
    public void Indices_choose_as_in_Python()
    {
        Tensor x = arange(24, dtype: float32).reshape(2, 3, 4);

        Assert.Equal(17, x[1, 1, 1].item<float>());
        Values.Close([4, 5, 6, 7], x[0, 1]);
        Values.Close([20, 22], x[1, TensorIndex.Single(-1), TensorIndex.Slice(step: 2)]);
        Values.Close([3, 7, 11, 15, 19, 23], x[TensorIndex.Ellipsis, TensorIndex.Single(3)]);
        Assert.Equal([1, 2, 3, 4], x[TensorIndex.None].shape);
        Values.Close([20, 21, 22, 23, 16, 17, 18, 19], x[TensorIndex.Single(1), TensorIndex.Tensor(tensor(new long[] { 2, 1 }))]);
        Values.Close([22, 23], x[x > 21]);
        x[0, 0, 0] = tensor(-1f);
        Assert.Equal(-1, x[0, 0, 0].item<float>());
    }

    [Fact]
    public void Choosing_and_joining_give_what_was_worked_out()
    {
        Tensor x = tensor(new float[] { 1, 2, 3, 4 }, 2, 2);
        Tensor index = tensor(new long[] { 1, 0 });

        Values.Close([3, 4, 1, 2], x.index_select(0, index));
        Values.Close([2, 3], x.gather(1, index.unsqueeze(1)));
        Values.Close([0, 5, 6, 0], zeros(2, 2).scatter(1, index.unsqueeze(1), tensor(new float[] { 5, 6 }, 2, 1)));
        Values.Close([1, 2, 3, 4, 1, 2, 3, 4], cat([x, x]));
        Assert.Equal([2, 2, 2], stack([x, x]).shape);
        Assert.Equal([[1, 2], [1, 2]], x.chunk(2).Select(part => part.shape));
        Values.Close([1, -1, -1, 4], x.where(eye(2).gt(0), tensor(-1f)));
        Values.Close([0, 2, 0, 4], x.masked_fill(x.remainder(2).eq(1), 0));
        Values.Close([0, 1, 0, 0, 0, 1], nn.functional.one_hot(tensor(new long[] { 1, 2 }), 3).to(float32));
        Values.Close([4, 6, 10, 12, 16, 18, 22], arange(7, dtype: float32).mul(3).add(4).where(arange(7).remainder(2).eq(0), arange(7, dtype: float32).mul(3).add(3)));
    }

    [Fact]
    public void Matrices_multiply()
    {
        Tensor a = tensor(new float[] { 1, 2, 3, 4 }, 2, 2);

        Values.Close([7, 10, 15, 22], a.matmul(a));
        Values.Close([8, 11, 16, 23], ones(2, 2).addmm(a, a));
        Values.Close([5, 11], a.matmul(tensor(new float[] { 1, 2 })));
    }

    [Fact]
    public void More_results_than_the_room_on_the_stack_come_back() =>
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), arange(100, dtype: float32).unbind().Select(one => one.item<float>()));
}
