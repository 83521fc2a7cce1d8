using Profiler.Search.Choices;
using Profiler.Search.Costs;
using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>
/// task + weight x cost / reference, where the reference is the expected cost at uniform choices. So a weight means the
/// same for milliseconds and multiply-accumulates: how much task loss it is worth to save a random architecture's cost.
/// </summary>
/// <param name="weight">At least 0.</param>
public sealed class AdditiveObjective(ICost cost, double weight) : SearchObjective
{
    private readonly double _reference = cost.Expected(ChoiceProbabilities.Uniform(cost.Space));

    public override double? Weight => weight;

    public override Tensor Combine(Tensor task, Tensor cost) => task + (cost * (weight / _reference));
}
