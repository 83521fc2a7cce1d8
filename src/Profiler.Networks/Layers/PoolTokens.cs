using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The mean of all tokens as features: N x 1 x T x C becomes N x C x 1 x 1.</summary>
public sealed record PoolTokens : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireChannels(this, inputs[0], 1);
        return new TensorShape(inputs[0].Batch, inputs[0].Width, 1, 1);
    }
}
