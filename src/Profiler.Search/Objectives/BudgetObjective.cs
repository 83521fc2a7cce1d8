using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>
/// The additive form with a weight that is adapted until the expected cost stands just below a budget: dual ascent, with
/// a proportional part that keeps it from swinging (as Stooke et al., 2020, do for Lagrangians). Below the budget the
/// weight turns negative and pays for cost: a supernet learns its cheap candidates first and would leave room unused
/// that networks trained from scratch make good use of.
/// </summary>
public sealed class BudgetObjective : SearchObjective
{
    /// <summary>The middle of the 5 % below the budget in which the expected cost is to end.</summary>
    private const double Aim = 0.975;

    /// <summary>5 % above the budget count as one…</summary>
    private const double Proportional = 20;

    /// <summary>…at once, and as a half for every tenth of the search that they last.</summary>
    private const double Integral = 100;

    /// <summary>
    /// The weight is this times the hyperbolic sine of what adds up: in proportion where it is small, and where it is large
    /// growing by factors, because nobody knows how strong a task is.
    /// </summary>
    private const double Scale = 0.05;

    /// <summary>Weights of 27 at most: beyond it the task is nothing.</summary>
    private const double Bound = 7;

    private readonly double _reference;
    private readonly double _budget;
    private readonly bool _binds;
    private double _integral;
    private double _error;

    /// <param name="budget">In the cost's unit. One that no architecture exceeds leaves the task alone.</param>
    /// <exception cref="ProfilerException">The budget is below the space's minimum.</exception>
    public BudgetObjective(ICost cost, double budget)
    {
        _binds = Budget.RequireReachable(cost, budget).Maximum > budget;
        _budget = budget;
        _reference = cost.Expected(ChoiceProbabilities.Uniform(cost.Space));
    }

    public override double? Weight =>
        _binds ? Scale * Math.Sinh(Math.Clamp(_integral + (Proportional * _error), -Bound, Bound)) : 0;

    /// <summary>The integral part; the proportional one follows from the next observation.</summary>
    public override double State
    {
        get => _integral;
        set => _integral = value;
    }

    /// <summary>Over 1 + |weight|, so that the size of the gradient, on which Adam's steps depend, is not the weight's.</summary>
    public override Tensor Combine(Tensor task, Tensor cost)
    {
        double weight = Weight!.Value;
        return (task + (cost * (weight / _reference))) / (1 + Math.Abs(weight));
    }

    public override void Observe(double expectedCost, double share)
    {
        _error = Math.Log(expectedCost / (Aim * _budget));
        _integral = Math.Clamp(_integral + (Integral * share * _error), -Bound, Bound);
    }
}
