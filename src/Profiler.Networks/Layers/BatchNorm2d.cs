using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Batch normalisation with learnt scale and shift; folded into the convolution before it on export.</summary>
public sealed record BatchNorm2d(int Channels) : Layer
{
    /// <summary>Added to the variance, as in Torch's default.</summary>
    public const double Epsilon = 1e-5;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireChannels(this, inputs[0], Channels);
        return inputs[0];
    }
}
