using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>The Euclidean norm of all gradients together.</summary>
internal static class GradientNorm
{
    /// <summary>Scales the gradients down to a norm where theirs is larger; returns what it was.</summary>
    public static double Clip(IReadOnlyList<Tensor> gradients, double largest)
    {
        using var inference = no_grad();
        using DisposeScope scope = NewDisposeScope();
        // One transfer from the device for all of them.
        double norm = stack([.. gradients.Select(gradient => gradient.norm())]).norm().item<float>();
        if (norm > largest)
        {
            foreach (Tensor gradient in gradients)
            {
                gradient.mul_(largest / norm);
            }
        }

        return norm;
    }
}
