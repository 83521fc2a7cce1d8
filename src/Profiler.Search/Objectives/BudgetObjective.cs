using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>
/// The additive form with a weight that is adapted until the expected cost stands at a budget: dual ascent on the
/// logarithm of the weight, with a proportional part that keeps it from swinging (as Stooke et al., 2020, do for
/// Lagrangians). The error is the logarithm of expected cost over budget, so that gains depend on neither unit nor task.
/// </summary>
public sealed class BudgetObjective : SearchObjective
{
    /// <summary>The middle of the 5 % below the budget in which the expected cost is to end.</summary>
    private const double Aim = 0.975;

    /// <summary>10 % above the budget multiplies the weight by e^2 at once…</summary>
    private const double Proportional = 20;

    /// <summary>…and by e in a hundred steps.</summary>
    private const double Integral = 0.1;

    /// <summary>Weights from a thousandth to a thousand: beyond them one of the two terms is nothing.</summary>
    private const double Bound = 6.9;

    private readonly double _reference;
    private readonly double _budget;
    private double _logWeight;
    private double _error;

    /// <param name="budget">In the cost's unit.</param>
    /// <exception cref="ProfilerException">The budget is below the space's minimum.</exception>
    public BudgetObjective(ICost cost, double budget)
    {
        Budget.RequireReachable(cost, budget);
        _budget = budget;
        _reference = cost.Expected(ChoiceProbabilities.Uniform(cost.Space));
    }

    public override double? Weight => Math.Exp(Math.Clamp(_logWeight + (Proportional * _error), -Bound, Bound));

    /// <summary>The integral part; the proportional one follows from the next observation.</summary>
    public override double State
    {
        get => _logWeight;
        set => _logWeight = value;
    }

    public override Tensor Combine(Tensor task, Tensor cost) => task + (cost * (Weight!.Value / _reference));

    public override void Observe(double expectedCost)
    {
        _error = Math.Log(expectedCost / (Aim * _budget));
        _logWeight = Math.Clamp(_logWeight + (Integral * _error), -Bound, Bound);
    }
}
