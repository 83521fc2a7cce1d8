using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Strategies;
using Profiler.Search.Tests.Support;

namespace Profiler.Search.Tests.Strategies;

public sealed class SearchStrategyTests : IDisposable
{
    private const byte Wanted = 1;

    private readonly CostTensor _cost = SampleSpaces.Macs();

    public void Dispose() => _cost.Dispose();

    [Fact]
    public void The_differentiable_search_scores_samples_of_what_it_learnt()
    {
        var fake = new FakeSearch(_cost, Wanted);

        Architecture found = SearchStrategies.Create(SearchStrategies.Differentiable).Search(fake);

        Assert.Equal(DifferentiableSearch.Warmup, fake.WarmupShare);
        Assert.InRange(fake.Tried, 1, fake.Settings.Samples);
        Assert.Equal(fake.Best, found);
    }

    [Theory]
    [InlineData(RandomSearch.Spelling)]
    [InlineData(RegularisedEvolution.Spelling)]
    public void A_baseline_trains_the_weights_alone_and_spends_the_rest_on_trials(string name)
    {
        var fake = new FakeSearch(_cost, Wanted);

        Architecture found = SearchStrategies.Create(name).Search(fake);

        Assert.Equal(1, fake.WarmupShare);
        Assert.Equal(fake.AffordableTrials, fake.Tried);
        Assert.Equal(fake.Best, found);
    }

    [Fact]
    public void An_unknown_strategy_is_refused_with_the_nearest_name()
    {
        var error = Assert.Throws<ProfilerException>(() => SearchStrategies.Parse("evolutoin"));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("evolution", error.Advice);
    }

    /// <summary>A supernet that learnt to want one candidate everywhere.</summary>
    private sealed class FakeSearch(ICost cost, byte wanted) : ISupernetSearch
    {
        private readonly CandidateTrials _trials = new(new ToyScorer(wanted), new CostLimit(cost, null), (loss, _) => loss, []);

        public SearchSettings Settings { get; } = new(SampleSpaces.Six, SampleSpaces.Input, Batch: 2, Steps: 40, Seed: 1);

        public ICost Cost => cost;

        public CostLimit Limit { get; } = new(cost, null);

        public int AffordableTrials => 16;

        public Architecture? Best => _trials.Best;

        public int Tried => _trials.Tried.Count;

        public double? WarmupShare { get; private set; }

        public ChoiceProbabilities Train(double warmupShare)
        {
            WarmupShare = warmupShare;
            return new ChoiceProbabilities(SampleSpaces.Six, [.. SampleSpaces.Six.Slots.Select(slot => slot.Candidates
                .Select((_, candidate) => candidate == wanted ? 0.8 : 0.2 / (slot.Candidates.Length - 1)).ToImmutableArray())]);
        }

        public double Try(Architecture architecture) => _trials.Try(architecture);
    }
}
