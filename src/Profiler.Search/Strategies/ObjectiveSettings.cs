using Profiler.Networks.Errors;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using static TorchSharp.torch;

namespace Profiler.Search.Strategies;

/// <summary>How a search weighs its task against the cost.</summary>
/// <param name="Weight">Of the additive form, alpha of the multiplicative one, w of the target form; null for the form's own.</param>
public sealed record ObjectiveSettings(ObjectiveForm Form, double? Weight = null)
{
    /// <summary>
    /// Saving a random architecture's whole cost is worth this much cross-entropy where nobody says otherwise. On the
    /// dataset `shapes` 200 steps with 0.1 halve the expected MACs, and 0.3 ends at the cheapest architecture.
    /// </summary>
    public const double DefaultWeight = 0.02;

    /// <summary>The weight in use; null where a budget sets it.</summary>
    public double? WeightWith(double? budget) =>
        Weight ?? (Form == ObjectiveForm.Additive && budget is null ? DefaultWeight : null);

    /// <exception cref="ProfilerException">The form cannot go with the budget, or goes with one only.</exception>
    public void Require(double? budget)
    {
        (string? wrong, string? advice) = (Form, budget, Weight) switch
        {
            (_, _, < 0) => ($"A weight of {Weight} rewards cost.", "Give 0 or more."),
            (ObjectiveForm.Additive, not null, not null) =>
                ("A weight and a budget exclude each other: the weight is adapted until the budget is met.", "Leave one of them out."),
            (ObjectiveForm.Multiplicative, not null, _) =>
                ("The multiplicative loss has no budget.", "Choose the additive or the target form, or give a weight instead."),
            (ObjectiveForm.Target, null, _) => ("The target form needs a target.", "Give a budget."),
            _ => ((string?)null, (string?)null),
        };
        if (wrong is not null)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, wrong, advice);
        }
    }

    /// <param name="budget">In the cost's unit.</param>
    public SearchObjective Create(ICost cost, double? budget) => (Form, budget) switch
    {
        (ObjectiveForm.Multiplicative, _) => Weight is { } alpha ? new MultiplicativeObjective(cost, alpha) : new MultiplicativeObjective(cost),
        (ObjectiveForm.Target, { } target) => Weight is { } exponent ? new TargetObjective(target, exponent) : new TargetObjective(target),
        (_, { } most) => new BudgetObjective(cost, most),
        _ => new AdditiveObjective(cost, Weight ?? DefaultWeight),
    };

    /// <summary>
    /// How fit an architecture is whose loss and cost are known; lower is better. Under a budget only the loss counts:
    /// what is dearer is not tried.
    /// </summary>
    public double Fitness(ICost cost, double? budget, double loss, double architectureCost)
    {
        if (budget is not null)
        {
            return loss;
        }

        using var scope = NewDisposeScope();
        return Create(cost, budget).Combine(tensor(loss), tensor(architectureCost)).item<double>();
    }
}
