using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Tests.Synthetic;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Objectives;

public sealed class ObjectiveTests
{
    private static readonly SearchSpace Space = TinySpaces.Five;

    [Fact]
    public void The_additive_form_adds_the_cost_in_units_of_a_random_architecture_s()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        double reference = cost.Expected(ChoiceProbabilities.Uniform(Space));

        Assert.Equal(1.5 + (0.3 * 6 / reference), Combined(new AdditiveObjective(cost, 0.3), 1.5, 6).Loss, 1e-6);
        Assert.Equal((1, 0.3 / reference), Gradients(new AdditiveObjective(cost, 0.3), 1.5, 6), Near);
    }

    [Fact]
    public void A_weight_means_the_same_for_every_metric()
    {
        using CostTensor latency = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        using CostTensor macs = CostTensors.FromCounts(Space, Space.DefaultInput, CountedMetric.Macs);
        ChoiceProbabilities uniform = ChoiceProbabilities.Uniform(Space);

        Assert.Equal(
            Combined(new AdditiveObjective(latency, 0.3), 1.5, latency.Expected(uniform)).Loss,
            Combined(new AdditiveObjective(macs, 0.3), 1.5, macs.Expected(uniform)).Loss,
            1e-6);
    }

    [Fact]
    public void The_multiplicative_form_is_FBNet_s_of_microseconds()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        var objective = new MultiplicativeObjective(cost, 0.2, 0.6);

        // ln(6000) = 8.699515; to the power 0.6 it is 3.661820; times 0.2 and 1.5.
        Assert.Equal(1.098546, Combined(objective, 1.5, 6).Loss, 1e-5);
        // By the cost: 1.5 * 0.2 * 0.6 * 8.699515^-0.4 / 6.
        Assert.Equal((0.732364, 0.012628), Gradients(objective, 1.5, 6), Near);
    }

    [Fact]
    public void The_target_form_is_MnasNet_s()
    {
        var objective = new TargetObjective(4, 0.07);

        Assert.Equal(1.5, Combined(objective, 1.5, 4).Loss, 1e-6);
        // (6 / 4)^0.07 = 1.028789.
        Assert.Equal(1.543184, Combined(objective, 1.5, 6).Loss, 1e-5);
        Assert.Equal((1.028789, 0.018004), Gradients(objective, 1.5, 6), Near);
    }

    [Fact]
    public void A_budget_raises_the_weight_above_it_and_lowers_it_below()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        double budget = cost.Expected(ChoiceProbabilities.Uniform(Space));
        var objective = new BudgetObjective(cost, budget);
        double start = objective.Weight!.Value;

        objective.Observe(budget * 1.2, 0.01);
        double above = objective.Weight.Value;
        objective.Observe(budget * 0.8, 0.01);

        Assert.True(above > start);
        Assert.True(objective.Weight < 0);
    }

    [Fact]
    public void The_state_of_a_budget_goes_on_where_another_stood()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        double budget = cost.Expected(ChoiceProbabilities.Uniform(Space));
        var first = new BudgetObjective(cost, budget);
        var second = new BudgetObjective(cost, budget);
        first.Observe(budget * 1.3, 0.01);
        first.Observe(budget * 1.2, 0.01);
        second.State = first.State;

        first.Observe(budget * 1.1, 0.01);
        second.Observe(budget * 1.1, 0.01);

        Assert.Equal(first.Weight, second.Weight);
    }

    [Fact]
    public void Refuses_a_budget_below_the_minimum()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);

        var error = Assert.Throws<ProfilerException>(() => new BudgetObjective(cost, 0.1));

        Assert.Contains($"the cheapest costs {cost.Range().Minimum:0.###} ms", error.Message);
        Assert.Contains("from ", error.Advice);
    }

    [Fact]
    public void Refuses_the_logarithm_of_next_to_nothing()
    {
        LookupTable table = TinyTables.Flat(Space);
        LookupTable free = table with { Fixed = new FixedCosts(0, 0, 0), Entries = [.. table.Entries.Select(entry => entry with { LatencyMs = 1e-4 })] };
        using CostTensor cost = CostTensors.FromTable(free, Space);

        var error = Assert.Throws<ProfilerException>(() => new MultiplicativeObjective(cost));

        Assert.Contains("0.0005 ms", error.Message);
    }

    private static bool Near((double Task, double Cost) a, (double Task, double Cost) b) =>
        Math.Abs(a.Task - b.Task) < 1e-5 && Math.Abs(a.Cost - b.Cost) < 1e-5;

    private static (double Loss, double ByTask, double ByCost) Combined(SearchObjective objective, double task, double cost)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor taskLeaf = tensor(new[] { task }, [1], requires_grad: true);
        Tensor costLeaf = tensor(new[] { cost }, [1], requires_grad: true);
        Tensor loss = objective.Combine(taskLeaf, costLeaf);
        loss.backward();
        return (loss.item<double>(), taskLeaf.grad!.item<double>(), costLeaf.grad!.item<double>());
    }

    private static (double ByTask, double ByCost) Gradients(SearchObjective objective, double task, double cost)
    {
        (_, double byTask, double byCost) = Combined(objective, task, cost);
        return (byTask, byCost);
    }
}
