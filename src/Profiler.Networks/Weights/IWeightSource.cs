namespace Profiler.Networks.Weights;

/// <summary>Gives a network's learnt values by name; names and layouts are Torch's.</summary>
public interface IWeightSource
{
    /// <summary>
    /// The values of a parameter such as "slot03.k3_e6_g1/expand.weight" or "…/expand_bn.running_var",
    /// in row-major order of <paramref name="dims"/>.
    /// </summary>
    float[] Get(string parameter, ReadOnlySpan<int> dims);
}
