using System.Runtime.InteropServices;
using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class FunctionTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_function_has_the_gradient_that_it_says() =>
        FiniteDifferences.Agree(x => Cubed.apply(x, 2.0), 2, 3);

    [Fact]
    public void A_function_may_save_its_output() => FiniteDifferences.Agree(Exponential.Of, 4);

    [Fact]
    public void A_function_may_have_several_results_of_which_some_go_unused()
    {
        Tensor x = tensor(3f, requires_grad: true);
        Tensor y = tensor(5f, requires_grad: true);

        List<Tensor> results = SumAndProduct.apply(x, y);
        results[1].backward();

        Assert.Equal(8, results[0].item<float>());
        Assert.Equal(15, results[1].item<float>());
        Assert.Equal(5, x.grad!.item<float>());
        Assert.Equal(3, y.grad!.item<float>());
        Assert.False(results[2].requires_grad);
    }

    [Fact]
    public void Nothing_is_recorded_where_no_input_requires_a_gradient() =>
        Assert.False(Cubed.apply(ones(2), 1.0).requires_grad);

    [Fact]
    public void An_exception_in_backward_reaches_who_asked_for_it()
    {
        Tensor x = ones(2, requires_grad: true);

        InvalidTimeZoneException failure = Assert.Throws<InvalidTimeZoneException>(() => Failing.apply(x).sum().backward());

        Assert.Equal("not today", failure.Message);
        Assert.Contains(nameof(Failing), failure.StackTrace, StringComparison.Ordinal);
        Assert.Throws<ExternalException>(() => ones(2) + ones(3));
    }

    [Fact]
    public void A_wrong_number_of_gradients_is_refused()
    {
        Tensor x = ones(2, requires_grad: true);

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => Cubed.apply(x, 1.0, 2.0).sum().backward());

        Assert.Contains("2 gradients for 3 arguments", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_backward_needs_the_graph_to_be_kept()
    {
        Tensor x = ones(2, requires_grad: true);
        Tensor kept = Cubed.apply(x, 1.0).sum();
        kept.backward(retain_graph: true);
        kept.backward();

        Assert.Equal([6, 6], Values.Of(x.grad!));
        Assert.Throws<ExternalException>(() => kept.backward());
    }

    [Fact]
    public void Functions_leave_nothing_behind()
    {
        Tensor x = ones(100, requires_grad: true);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        WeakReference context = Run(x);

        for (int i = 0; i < 200; i++)
        {
            _ = Run(x);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.False(context.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Run(Tensor x)
        {
            using DisposeScope scope = NewDisposeScope();
            object witness = new();
            Exponential.apply(x, witness).sum().backward();
            return new WeakReference(witness);
        }
    }

    /// <summary>factor * x^3.</summary>
    private sealed class Cubed : autograd.SingleTensorFunction<Cubed>
    {
        public override string Name => "cubed";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            Tensor x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("factor", vars[1]);
            return x.pow(3) * (double)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [grad_output * 3 * ctx.get_saved_variables()[0].square() * (double)ctx.get_data("factor")!, null!];
    }

    private sealed class Exponential : autograd.SingleTensorFunction<Exponential>
    {
        public override string Name => "exponential";

        internal static Tensor Of(Tensor x) => apply(x, new object());

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            Tensor result = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([result]);
            ctx.save_data("witness", vars[1]);
            return result;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [grad_output * ctx.get_saved_variables()[0], null!];
    }

    private sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => "sum and product";

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            (Tensor x, Tensor y) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([x, y]);
            Tensor larger = x.gt(y);
            ctx.mark_non_differentiable([larger]);
            return [x + y, x * y, larger];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            List<Tensor> saved = ctx.get_saved_variables();
            return [grad_outputs[0] + (grad_outputs[1] * saved[1]), grad_outputs[0] + (grad_outputs[1] * saved[0])];
        }
    }

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => "failing";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidTimeZoneException("not today");
    }
}
