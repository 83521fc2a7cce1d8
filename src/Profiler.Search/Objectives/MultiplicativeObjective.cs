using Profiler.Networks.Errors;
using Profiler.Search.Costs;
using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>
/// task x alpha x log(cost)^beta: equation 2 of FBNet (Wu et al., 2019), whose alpha is 0.2 and beta 0.6. The logarithm is
/// of thousandths of the cost's unit, which for latency is microseconds.
/// </summary>
public sealed class MultiplicativeObjective : SearchObjective
{
    private const double PerUnit = 1000;

    private readonly double _alpha;
    private readonly double _beta;

    /// <param name="alpha">Above 0.</param>
    /// <param name="beta">At least 0.</param>
    /// <exception cref="ProfilerException">An architecture may cost so little that its logarithm is not above 0.</exception>
    public MultiplicativeObjective(ICost cost, double alpha = 0.2, double beta = 0.6)
    {
        _alpha = alpha;
        _beta = beta;
        double minimum = cost.Range().Minimum;
        if (minimum * PerUnit <= 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The multiplicative loss takes the logarithm of the cost in thousandths of {cost.Unit}, and '{cost.Space.Name}' has an architecture of {minimum:0.#####} {cost.Unit}.",
                "Choose the additive loss.");
        }
    }

    public override Tensor Combine(Tensor task, Tensor cost) => task * ((cost * PerUnit).log().pow(_beta) * _alpha);
}
