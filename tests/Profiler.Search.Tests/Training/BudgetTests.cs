using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;
using Profiler.Testing;

namespace Profiler.Search.Tests.Training;

/// <summary>Searches whose task is known exactly, so that the cost alone decides what they do.</summary>
public sealed class BudgetTests
{
    private static readonly SearchSpace Space = TinySpaces.Five;

    [Fact]
    public void Raising_the_weight_lowers_the_expected_cost()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);

        double[] costs = [.. new[] { 0, 0.25, 0.5, 1, 2 }.Select(weight => Search(cost, new AdditiveObjective(cost, weight), 300).Expected)];

        Assert.All(costs.Zip(costs.Skip(1)), pair => Assert.True(pair.Second < pair.First, string.Join(", ", costs)));
    }

    [Theory]
    [InlineData(0.25, 1, 300)]
    [InlineData(0.5, 1, 300)]
    [InlineData(0.75, 2, 300)]
    [InlineData(0.5, 3, 1000)]
    [InlineData(0.3, 4, 120)]
    public void A_budget_is_met_within_five_percent(double share, int seed, long steps)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space, seed), Space);
        CostRange range = cost.Range();
        double budget = range.Minimum + (share * (range.Maximum - range.Minimum));

        (double expected, ChoiceProbabilities probabilities) = Search(cost, new BudgetObjective(cost, budget), steps);

        Assert.InRange(expected, 0.95 * budget, budget);
        Assert.InRange(cost.Of(BudgetedChoice.MostProbable(cost, probabilities, budget)), 0.95 * budget, budget);
    }

    [Fact]
    public void A_budget_above_every_architecture_changes_nothing()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);

        double free = Search(cost, new AdditiveObjective(cost, 0), 300).Expected;
        double generous = Search(cost, new BudgetObjective(cost, 10 * cost.Range().Maximum), 300).Expected;

        Assert.Equal(free, generous);
    }

    private static (double Expected, ChoiceProbabilities Probabilities) Search(CostTensor cost, SearchObjective objective, long steps)
    {
        using var supernet = new BenefitSupernet(cost, 7);
        using var trainer = new SearchTrainer(
            new SearchSubject(supernet, supernet, cost, objective, BenefitSupernet.Batches),
            new SearchOptions(steps, Seed: 5) { WarmupShare = 0.1 },
            new FakeClock());
        trainer.Run(null, null, CancellationToken.None);
        ChoiceProbabilities probabilities = trainer.Parameters.Snapshot();
        return (cost.Expected(probabilities), probabilities);
    }
}
