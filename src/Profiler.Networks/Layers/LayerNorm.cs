using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Every token brought to mean 0 and variance 1 over its features, with learnt scale and shift.</summary>
public sealed record LayerNorm(int Features) : Layer
{
    /// <summary>Added to the variance, as in Torch's default.</summary>
    public const double Epsilon = 1e-5;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireFeatures(this, inputs[0], Features);
        return inputs[0];
    }
}
