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

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Adam_divides_the_first_moment_by_the_root_of_the_second(bool decoupled, bool amsgrad)
    {
        (double beta1, double beta2, double eps) = (0.9, 0.99, 1e-8);
        Parameter parameter = nn.Parameter(tensor(2f));
        using OptimizerHelper optimizer = decoupled
            ? optim.AdamW([parameter], Rate, beta1, beta2, eps, Decay, amsgrad)
            : optim.Adam([parameter], Rate, beta1, beta2, eps, Decay, amsgrad);
        (double expected, double first, double second, double greatest) = (2, 0, 0, 0);

        for (int t = 1; t <= Gradients.Length; t++)
        {
            double gradient = Gradients[t - 1] + (decoupled ? 0 : Decay * expected);
            first = (beta1 * first) + ((1 - beta1) * gradient);
            second = (beta2 * second) + ((1 - beta2) * gradient * gradient);
            greatest = Math.Max(greatest, second);
            double root = Math.Sqrt((amsgrad ? greatest : second) / (1 - Math.Pow(beta2, t)));
            expected -= decoupled ? Rate * Decay * expected : 0;
            expected -= Rate * first / (1 - Math.Pow(beta1, t)) / (root + eps);
            Step(optimizer, parameter, Gradients[t - 1]);
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
    public void Schedules_follow_their_formulas()
    {
        Parameter parameter = nn.Parameter(tensor(1f));
        using SGD cosine = optim.SGD([parameter], 1);
        using SGD steps = optim.SGD([parameter], 1);
        optim.lr_scheduler.LRScheduler ofCosine = optim.lr_scheduler.CosineAnnealingLR(cosine, 4, 0.1);
        optim.lr_scheduler.LRScheduler ofSteps = optim.lr_scheduler.StepLR(steps, 2, 0.5);
        List<double> cosines = [];
        List<double> stepped = [];
        for (int i = 0; i < 5; i++)
        {
            cosines.Add(cosine.ParamGroups.Single().LearningRate);
            stepped.Add(steps.ParamGroups.Single().LearningRate);
            ofCosine.step();
            ofSteps.step();
        }

        Assert.All(cosines.Select((rate, epoch) => rate - (0.1 + (0.45 * (1 + Math.Cos(Math.PI * epoch / 4))))), difference => Assert.Equal(0, difference, 9));
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], stepped);
    }

    [Fact]
    public void A_state_carries_on_in_another_optimizer()
    {
        Parameter one = nn.Parameter(tensor(1f));
        Parameter two = nn.Parameter(tensor(1f));
        using Adam first = optim.Adam([one], Rate);
        using Adam second = optim.Adam([two], 5);
        Step(first, one, 2);
        using (no_grad())
        {
            _ = two.copy_(one);
        }

        second.load_state_dict(first.state_dict());
        Step(first, one, -1);
        Step(second, two, -1);

        Assert.Equal(one.item<float>(), two.item<float>());
        Assert.Equal(2, ((Adam.State)second.state_dict().State.Single()).step);
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
