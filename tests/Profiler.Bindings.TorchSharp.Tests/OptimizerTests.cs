using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

/// <summary>Each optimizer beside its published update, computed here number by number.</summary>
public sealed class OptimizerTests : IDisposable
{
    private const double Rate = 0.1;
    private const double Decay = 0.01;

    private static readonly double[] Gradients = [1, -2, 0.5, 3];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SGD_moves_along_its_velocity(bool nesterov)
    {
        const double Momentum = 0.9;
        Parameter parameter = nn.Parameter(tensor(2f));
        using SGD optimizer = optim.SGD([parameter], Rate, Momentum, weight_decay: Decay, nesterov: nesterov);
        double expected = 2;
        double velocity = 0;

        foreach (double gradient in Gradients)
        {
            double decayed = gradient + (Decay * expected);
            velocity = (Momentum * velocity) + decayed;
            expected -= Rate * (nesterov ? decayed + (Momentum * velocity) : velocity);
            Step(optimizer, parameter, gradient);
            Assert.Equal(expected, parameter.item<float>(), 5);
        }
    }

    [Fact]
    public void Parameters_without_a_gradient_stay()
    {
        Parameter still = nn.Parameter(tensor(1f));
        Parameter moved = nn.Parameter(tensor(1f));
        using SGD optimizer = optim.SGD([still, moved], Rate, weight_decay: Decay);

        Step(optimizer, moved, 1);

        Assert.Equal(1, still.item<float>());
        Assert.NotEqual(1, moved.item<float>());
    }

    [Fact]
    public void Groups_have_rates_of_their_own_which_can_be_set()
    {
        Parameter slow = nn.Parameter(tensor(1f));
        Parameter fast = nn.Parameter(tensor(1f));
        using SGD optimizer = optim.SGD([new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], lr: 1)], 5);

        optimizer.ParamGroups.First().LearningRate = 0.2;
        slow.grad = tensor(1f);
        fast.grad = tensor(1f);
        _ = optimizer.step();

        Assert.Equal(0.8, slow.item<float>(), 6);
        Assert.Equal(0, fast.item<float>(), 6);
    }

    [Fact]
    public void A_state_carries_on_in_another_optimizer()
    {
        Parameter one = nn.Parameter(tensor(1f));
        Parameter two = nn.Parameter(tensor(1f));
        using SGD first = optim.SGD([one], Rate, momentum: 0.9);
        using SGD second = optim.SGD([two], 5);
        Step(first, one, 2);
        using (no_grad())
        {
            _ = two.copy_(one);
        }

        second.load_state_dict(first.state_dict());
        Step(first, one, -1);
        Step(second, two, -1);

        Assert.Equal(one.item<float>(), two.item<float>());
    }

    [Fact]
    public void Gradients_are_clipped_to_the_norm_of_all_together()
    {
        Parameter one = nn.Parameter(tensor(0f));
        Parameter two = nn.Parameter(tensor(0f));
        (one.grad, two.grad) = (tensor(3f), tensor(4f));

        double before = nn.utils.clip_grad_norm_([one, two], 1);

        Assert.Equal(5, before, 5);
        Values.Close([0.6f], one.grad!);
        Values.Close([0.8f], two.grad!);
    }

    private static void Step(optim.Optimizer optimizer, Parameter parameter, double gradient)
    {
        parameter.grad = tensor((float)gradient);
        _ = optimizer.step();
        parameter.grad = null;
    }
}
