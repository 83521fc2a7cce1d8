using Profiler.Networks.Architectures;
using Profiler.Search.Costs;
using Profiler.Search.Strategies;
using Profiler.Search.Tests.Support;

namespace Profiler.Search.Tests.Strategies;

public sealed class LimitedSamplerTests : IDisposable
{
    private readonly CostTensor _cost = SampleSpaces.Macs();

    public void Dispose() => _cost.Dispose();

    [Fact]
    public void The_same_seed_draws_the_same_architectures()
    {
        string[] Draw(int seed)
        {
            var sampler = new LimitedSampler(SampleSpaces.Six, new CostLimit(_cost, null), seed);
            return [.. Enumerable.Range(0, 10).Select(_ => sampler.Next().Code)];
        }

        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3), Draw(4));
    }

    /// <summary>From a budget that every second architecture keeps to one that hardly any does.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.05)]
    [InlineData(0.0)]
    public void What_it_draws_keeps_the_budget_however_tight(double share)
    {
        CostRange range = _cost.Range();
        double budget = range.Minimum + (share * (range.Maximum - range.Minimum));
        var limit = new CostLimit(_cost, budget);
        var sampler = new LimitedSampler(SampleSpaces.Six, limit, seed: 1);

        Architecture[] drawn = [.. Enumerable.Range(0, 20).Select(_ => sampler.Next())];

        Assert.All(drawn, architecture => Assert.InRange(_cost.Of(architecture), 0, budget));
        Assert.All(drawn, architecture => Assert.True(limit.Allows(sampler.Mutate(architecture))));
    }

    [Fact]
    public void A_child_differs_in_one_slot()
    {
        var sampler = new LimitedSampler(SampleSpaces.Six, new CostLimit(_cost, null), seed: 1);
        Architecture parent = sampler.Next();

        for (int i = 0; i < 20; i++)
        {
            Architecture child = sampler.Mutate(parent);
            Assert.Equal(1, child.Choices.Zip(parent.Choices).Count(pair => pair.First != pair.Second));
            parent = child;
        }
    }

    [Fact]
    public void Where_nothing_else_is_allowed_a_child_is_its_parent()
    {
        var limit = new CostLimit(_cost, _cost.Range().Minimum);

        Assert.Equal(limit.Cheapest, new LimitedSampler(SampleSpaces.Six, limit, seed: 1).Mutate(limit.Cheapest));
    }
}
