using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Tests.Synthetic;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Costs;

public sealed class CostMixTests
{
    private static readonly SearchSpace Space = TinySpaces.Five;
    private static readonly ImmutableArray<Architecture> All = [.. Architectures.Of(Space)];

    [Fact]
    public void A_mix_is_the_weighted_mean_of_costs_in_units_of_a_random_architecture_s()
    {
        using DisposeScope scope = NewDisposeScope();
        using CostTensor latency = CostTensors.FromTable(TinyTables.Layered(Space), Space);
        using CostTensor other = CostTensors.FromTable(TinyTables.Layered(Space, 2, "second"), Space);
        using CostTensor macs = CostTensors.FromCounts(Space, Space.DefaultInput, CountedMetric.Macs);
        using CostTensor mix = CostMix.Of([(latency, 0.6), (macs, 0.2), (other, 0.2)]);
        ChoiceProbabilities uniform = ChoiceProbabilities.Uniform(Space);
        ChoiceProbabilities probabilities = RandomProbabilities.Of(Space, 3);

        Assert.Equal(1, mix.Expected(uniform), 1e-9);
        Assert.All(All, architecture => Assert.Equal(Mean(cost => cost.Of(architecture)), mix.Of(architecture), 1e-9));
        Assert.Equal(Mean(cost => cost.Expected(probabilities)), mix.Expected(probabilities), 1e-9);
        Assert.Equal(mix.Expected(probabilities), mix.Expected(RandomProbabilities.AsTensor(probabilities)).item<double>(), 1e-9);
        Assert.Equal(All.Min(mix.Of), mix.Range().Minimum, 1e-12);
        Assert.Equal("latency=0.6,macs=0.2,latency=0.2", mix.Metric);

        double Mean(Func<CostTensor, double> read) =>
            (0.6 * read(latency) / latency.Expected(uniform)) + (0.2 * read(macs) / macs.Expected(uniform)) + (0.2 * read(other) / other.Expected(uniform));
    }

    [Fact]
    public void The_worst_of_several_devices_follows_the_one_that_is_worst()
    {
        using DisposeScope scope = NewDisposeScope();
        CostTensor first = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        CostTensor second = CostTensors.FromTable(TinyTables.Flat(Space, 2, "second"), Space);
        using var worst = new WorstCost([first, second]);
        ChoiceProbabilities probabilities = RandomProbabilities.Of(Space, 3);
        bool firstIsWorst = first.Expected(probabilities) > second.Expected(probabilities);
        Tensor leaf = RandomProbabilities.AsTensor(probabilities).requires_grad_();
        worst.Expected(leaf).backward();
        double[] gradient = leaf.grad!.data<double>().ToArray();
        leaf.grad = null;
        (firstIsWorst ? first : second).Expected(leaf).backward();

        Assert.All(All, architecture => Assert.Equal(Math.Max(first.Of(architecture), second.Of(architecture)), worst.Of(architecture)));
        Assert.Equal(Math.Max(first.Expected(probabilities), second.Expected(probabilities)), worst.Expected(probabilities));
        Assert.Equal(leaf.grad!.data<double>().ToArray(), gradient);
        Assert.Equal(All.Max(worst.Of), worst.Range().Maximum, 1e-12);
        Assert.True(worst.Range().Minimum <= All.Min(worst.Of) + 1e-12);
    }

    [Fact]
    public void The_worst_of_different_units_cannot_be_told()
    {
        using CostTensor latency = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        using CostTensor macs = CostTensors.FromCounts(Space, Space.DefaultInput, CountedMetric.Macs);

        var error = Assert.Throws<ProfilerException>(() => new WorstCost([latency, macs]));

        Assert.Contains("latency in ms and macs in MMAC", error.Message);
    }

    [Fact]
    public void A_mix_is_read_as_metrics_and_weights()
    {
        Assert.Equal([("latency", 0.7), ("macs", 0.3)], CostMix.Parse("latency=0.7, macs=0.3").AsEnumerable());
        Assert.Equal([("latency", 1.0)], CostMix.Parse("latency").AsEnumerable());
    }

    [Theory]
    [InlineData("")]
    [InlineData("latency=")]
    [InlineData("latency=0")]
    [InlineData("latency=-1,macs=2")]
    [InlineData("latency=NaN")]
    [InlineData("latency=1,latency=2")]
    [InlineData("=1")]
    public void Refuses_what_is_no_mix(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => CostMix.Parse(text)).Code);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_most_probable_architecture_within_a_budget_is_found(int seed)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space, seed), Space);
        ChoiceProbabilities probabilities = RandomProbabilities.Of(Space, seed);
        CostRange range = cost.Range();
        foreach (double share in new[] { 0, 0.1, 0.35, 0.6, 1 })
        {
            double budget = range.Minimum + (share * (range.Maximum - range.Minimum));
            Architecture[] within = [.. All.Where(a => cost.Of(a) <= budget)];
            // What lies within a rounding of either end may be missed.
            Architecture? best = within.Where(a => cost.Of(a) >= 0.951 * budget && cost.Of(a) <= 0.999 * budget).MaxBy(Probability);

            Architecture found = BudgetedChoice.MostProbable(cost, probabilities, budget);

            Assert.True(cost.Of(found) <= budget, $"{cost.Of(found) - budget} at {share}");
            Assert.True(cost.Of(found) >= 0.95 * budget || within.All(a => cost.Of(a) < 0.951 * budget || cost.Of(a) > 0.999 * budget));
            Assert.True(best is null || Probability(found) >= Probability(best));
        }

        double Probability(Architecture a) => a.Choices.Select((choice, slot) => probabilities.Values[slot][choice]).Aggregate((x, y) => x * y);
    }

    [Fact]
    public void A_budget_that_cannot_be_met_says_what_the_minimum_is()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);
        double minimum = cost.Range().Minimum;

        var error = Assert.Throws<ProfilerException>(() => BudgetedChoice.MostProbable(cost, ChoiceProbabilities.Uniform(Space), minimum - 0.01));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains($"the cheapest costs {minimum:0.###} ms", error.Message);
    }
}
