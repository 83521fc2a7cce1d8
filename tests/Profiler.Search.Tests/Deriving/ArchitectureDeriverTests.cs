using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Deriving;
using Profiler.Search.Strategies;
using Profiler.Search.Tests.Support;

namespace Profiler.Search.Tests.Deriving;

public sealed class ArchitectureDeriverTests : IDisposable
{
    private static readonly ImmutableArray<double> Dear = [0.1, 0.2, 0.7];

    private readonly CostTensor _cost = SampleSpaces.Macs();
    private readonly ChoiceProbabilities _probabilities = new(
        SampleSpaces.Six, [.. Enumerable.Repeat(Dear, SampleSpaces.Six.Slots.Length)]);

    public void Dispose() => _cost.Dispose();

    [Fact]
    public void Without_a_budget_every_slot_has_its_most_probable_candidate()
    {
        Architecture derived = new ArchitectureDeriver(_cost, _probabilities, new CostLimit(_cost, null)).MostProbable();

        Assert.All(derived.Choices, choice => Assert.Equal(2, choice));
    }

    [Fact]
    public void Samples_differ_keep_the_budget_and_begin_with_the_most_probable()
    {
        var limit = new CostLimit(_cost, Share(0.4));
        var deriver = new ArchitectureDeriver(_cost, _probabilities, limit);

        IReadOnlyList<Architecture> samples = deriver.Samples(6, seed: 1);

        Assert.Equal(deriver.MostProbable(), samples[0]);
        Assert.Equal(samples.Count, samples.Distinct().Count());
        Assert.All(samples, sample => Assert.True(limit.Allows(sample)));
        Assert.Equal(samples, deriver.Samples(6, seed: 1));
    }

    [Fact]
    public void Samples_make_as_much_use_of_the_budget_as_the_most_probable()
    {
        var limit = new CostLimit(_cost, Share(0.6));
        var deriver = new ArchitectureDeriver(_cost, ChoiceProbabilities.Uniform(SampleSpaces.Six), limit);

        IReadOnlyList<Architecture> samples = deriver.Samples(6, seed: 1);

        Assert.True(samples.Count > 1);
        Assert.All(samples, sample => Assert.InRange(limit.Of(sample), Math.Min(0.95 * limit.Budget, limit.Of(samples[0])), limit.Budget));
    }

    [Fact]
    public void Where_the_choices_are_certain_there_is_one_sample()
    {
        Architecture certain = new ArchitectureDeriver(_cost, _probabilities, new CostLimit(_cost, null)).MostProbable();
        var deriver = new ArchitectureDeriver(_cost, ChoiceProbabilities.Certain(certain), new CostLimit(_cost, null));

        Assert.Equal([certain], deriver.Samples(5, seed: 1));
    }

    /// <summary>The worst of two devices does not add up over slots; candidates are given up one by one.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void A_cost_that_does_not_add_up_keeps_its_budget_too(double share)
    {
        using var worst = new WorstCost([SampleSpaces.Macs(), SampleSpaces.Macs()]);
        var limit = new CostLimit(worst, Share(share));

        Architecture derived = new ArchitectureDeriver(worst, _probabilities, limit).MostProbable();

        Assert.True(limit.Allows(derived));
    }

    private double Share(double share)
    {
        CostRange range = _cost.Range();
        return range.Minimum + (share * (range.Maximum - range.Minimum));
    }
}
