using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>
/// task x (cost / target)^exponent: the form of MnasNet (Tan et al., 2019), whose reward accuracy x (latency / target)^w
/// is made larger with w = -0.07; a loss is made smaller, so that the sign of the exponent turns.
/// </summary>
/// <param name="target">In the cost's unit, above 0: the cost that neither rewards nor punishes.</param>
/// <param name="exponent">At least 0.</param>
public sealed class TargetObjective(double target, double exponent = 0.07) : SearchObjective
{
    public override Tensor Combine(Tensor task, Tensor cost) => task * (cost / target).pow(exponent);
}
