using Profiler.Networks.Errors;
using Profiler.Search.Distributed;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Distributed;

public sealed class WorkerGroupTests
{
    [Fact]
    public void Tensors_are_averaged_over_the_workers()
    {
        float[][] found = Together.Run(3, group =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor small = tensor(new float[] { group.Rank, 10 });
            Tensor turned = (ones(2, 3) * group.Rank).t();
            Tensor large = full((1 << 20) + 5, group.Rank + 1f);
            group.Average([small, turned, large]);
            return new[] { small[0].item<float>(), small[1].item<float>(), turned[2, 1].item<float>(), large[-1].item<float>(), large.sum().item<float>() };
        });

        Assert.All(found, values => Assert.Equal([1, 10, 1, 2, 2 * ((1 << 20) + 5)], values));
    }

    [Fact]
    public void Everybody_gets_the_first_workers_values() =>
        Assert.All(
            Together.Run(2, group =>
            {
                using Tensor value = tensor((float)group.Rank + 5);
                group.Broadcast([value]);
                group.Barrier();
                return value.item<float>();
            }),
            value => Assert.Equal(5, value));

    [Fact]
    public void A_lost_worker_is_told_of()
    {
        AggregateException all = Assert.Throws<AggregateException>(() => Together.Run(2, group =>
        {
            using Tensor value = ones(1);
            if (group.Rank == 0)
            {
                group.Sum([value]);
                group.Sum([value]);
            }
            else
            {
                group.Sum([value]);
            }

            return 0;
        }));

        ProfilerException failure = Assert.IsType<ProfilerException>(all.InnerException);
        Assert.Equal(ErrorCode.LinkLost, failure.Code);
        Assert.Contains("--resume", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Workers_with_different_tensors_are_told_of()
    {
        AggregateException all = Assert.Throws<AggregateException>(() => Together.Run(2, group =>
        {
            using Tensor value = ones(3 + group.Rank);
            group.Average([value]);
            return 0;
        }));

        Assert.Equal(ErrorCode.Mismatch, Assert.IsType<ProfilerException>(all.InnerException).Code);
    }

    [Fact]
    public void A_worker_that_stays_alone_gives_up()
    {
        WorkerEnvironment lonely = Together.First(2) with { Rank = 1 };

        ProfilerException failure = Assert.Throws<ProfilerException>(() => WorkerGroup.Join(lonely, TimeSpan.FromSeconds(1)));

        Assert.Equal(ErrorCode.Unreachable, failure.Code);
        Assert.Contains("rank 1", failure.Message, StringComparison.Ordinal);
    }
}
