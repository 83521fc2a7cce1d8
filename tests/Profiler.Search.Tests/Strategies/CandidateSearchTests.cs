using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Search.Costs;
using Profiler.Search.Results;
using Profiler.Search.Strategies;
using Profiler.Search.Tests.Support;

namespace Profiler.Search.Tests.Strategies;

public sealed class CandidateSearchTests : IDisposable
{
    private const byte Wanted = 2;

    private readonly CostTensor _cost = SampleSpaces.Macs();

    public static TheoryData<string> Searches => [RandomSearch.Spelling, RegularisedEvolution.Spelling];

    public void Dispose() => _cost.Dispose();

    [Theory]
    [MemberData(nameof(Searches))]
    public void It_tries_as_many_as_it_may_and_all_within_the_budget(string name)
    {
        var limit = new CostLimit(_cost, Middle());
        CandidateTrials trials = Run(name, limit, count: 60, new ToyScorer(Wanted), []);

        Assert.Equal(60, trials.Tried.Count);
        Assert.All(trials.Tried, trial => Assert.InRange(trial.Cost, 0, limit.Budget));
        Assert.Equal(trials.Tried.Min(trial => trial.Loss), 1 - ShareOf(trials.Best!), 12);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Begun_again_with_the_scores_so_far_it_tries_the_same_and_scores_only_the_rest(string name)
    {
        var limit = new CostLimit(_cost, null);
        CandidateTrials whole = Run(name, limit, count: 50, new ToyScorer(Wanted), []);
        var scorer = new ToyScorer(Wanted);
        CandidateTrials resumed = Run(name, limit, count: 50, scorer, [.. whole.Tried.Take(30)]);

        Assert.Equal(whole.Tried, resumed.Tried);
        Assert.Equal(whole.Tried.Skip(30).Select(trial => trial.Code).Except(whole.Tried.Take(30).Select(trial => trial.Code)).Count(), scorer.Asked);
    }

    [Fact]
    public void Evolution_beats_random_search_at_the_same_number_of_tries()
    {
        var limit = new CostLimit(_cost, null);
        double[] Best(string name) => [.. Enumerable.Range(1, 5).Select(seed =>
            ShareOf(Run(name, limit, count: 80, new ToyScorer(Wanted), [], seed).Best!))];

        Assert.True(Best(RegularisedEvolution.Spelling).Average() > Best(RandomSearch.Spelling).Average());
    }

    /// <summary>Later members of a population are children of earlier ones.</summary>
    [Fact]
    public void Evolution_begins_at_random_and_goes_on_with_children()
    {
        const int Count = 40;
        int population = RegularisedEvolution.Population(Count);
        CandidateTrials trials = Run(RegularisedEvolution.Spelling, new CostLimit(_cost, null), Count, new ToyScorer(Wanted), []);
        string[] codes = [.. trials.Tried.Select(trial => trial.Code)];

        for (int i = population; i < Count; i++)
        {
            Assert.Contains(codes[(i - population)..i], parent => Differences(parent, codes[i]) == 1);
        }
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 3, 2)]
    [InlineData(8, 4, 2)]
    [InlineData(80, 20, 5)]
    [InlineData(4000, 100, 25)]
    public void Population_and_sample_follow_the_number_of_tries(int count, int population, int sample)
    {
        Assert.Equal(population, RegularisedEvolution.Population(count));
        Assert.Equal(sample, RegularisedEvolution.Sample(population));
    }

    [Fact]
    public void The_oldest_dies_however_good_it_is()
    {
        // The best there is comes first, and everything after it is alike: once it is dead, nothing has it as a parent.
        byte[]? first = null;
        var limit = new CostLimit(_cost, null);
        var tried = new List<Architecture>();
        new RegularisedEvolution().Run(SampleSpaces.Six, limit, seed: 5, count: 60, architecture =>
        {
            tried.Add(architecture);
            first ??= [.. architecture.Choices];
            return tried.Count == 1 ? 0 : 1;
        });
        int population = RegularisedEvolution.Population(60);

        Assert.DoesNotContain(tried[(2 * population)..], later => later.Choices.AsSpan().SequenceEqual(first));
    }

    private static CandidateTrials Run(
        string name, CostLimit limit, int count, ToyScorer scorer, ImmutableArray<ScoredCandidate> before, int seed = 1)
    {
        ICandidateSearch search = name == RandomSearch.Spelling ? new RandomSearch() : new RegularisedEvolution();
        var trials = new CandidateTrials(scorer, limit, (loss, _) => loss, before);
        search.Run(SampleSpaces.Six, limit, seed, count, trials.Try);
        return trials;
    }

    private double Middle()
    {
        CostRange range = _cost.Range();
        return (range.Minimum + range.Maximum) / 2;
    }

    private static double ShareOf(Architecture architecture) =>
        architecture.Choices.Count(choice => choice == Wanted) / (double)architecture.Choices.Length;

    private static int Differences(string one, string other) => one.Chunk(2).Zip(other.Chunk(2)).Count(pair => !pair.First.SequenceEqual(pair.Second));
}
