using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

[Collection(nameof(Alone))]
public sealed class TrainingTests
{
    private const int Steps = 1000;
    private const int WarmUp = 300;
    private const long Slack = 8L << 20;

    [Fact]
    public void A_thousand_steps_leave_tensors_and_memory_where_they_were()
    {
        using Sequential network = nn.Sequential(nn.Conv2d(3, 8, 3, padding: 1, bias: false), nn.BatchNorm2d(8), nn.ReLU());
        using SGD optimizer = optim.SGD(network.parameters(), 0.05, momentum: 0.9, weight_decay: 1e-4);
        using Generator generator = new(1);
        using Tensor images = randn(2, 3, 16, 16, generator: generator);
        float first = Step();
        Repeat(WarmUp);
        long tensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        long resident = Resident();

        Repeat(Steps);

        Assert.Equal(tensors, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.InRange(Resident(), 0, resident + Slack);
        Assert.True(Step() < first);

        void Repeat(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                _ = Step();
            }
        }

        float Step()
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor loss = (network.call(images) - 1).square().mean();
            loss.backward();
            _ = optimizer.step();
            return loss.item<float>();
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator one = new(5);
        using Generator two = new(6);
        two.manual_seed(5);

        Assert.Equal(5, one.initial_seed());
        Assert.True(randn(10, generator: one).allclose(randn(10, generator: two)));
        Tensor state = one.get_state();
        Tensor next = rand(10, generator: one);
        one.set_state(state);
        Assert.True(next.allclose(rand(10, generator: one)));
        _ = manual_seed(3);
        Tensor ambient = rand(4);
        _ = manual_seed(3);
        Assert.True(ambient.allclose(rand(4)));
        Assert.All(randint(2, 5, [50], generator: one).data<long>(), value => Assert.InRange(value, 2, 4));
        Assert.Equal([0, 1, 2, 3, 4], randperm(5, generator: one).sort().Values.data<long>());
        Assert.Equal(1, full(10, 1f).bernoulli(one).mean().item<float>());
    }

    [Fact]
    public void As_many_threads_are_used_as_are_asked_for_on_every_thread()
    {
        int before = get_num_threads();
        try
        {
            set_num_threads(3);
            int elsewhere = 0;
            Thread thread = new(() =>
            {
                _ = ones(1);
                elsewhere = get_num_threads();
            });
            thread.Start();
            thread.Join();

            Assert.Equal(3, get_num_threads());
            Assert.Equal(3, elsewhere);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using System.Diagnostics.Process self = System.Diagnostics.Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
