using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>
/// A feature map's pixels as a sequence of tokens: N x C x H x W becomes N x 1 x HW x C, so that a token's features
/// are a row. Tokens have one channel, their number as height and their features as width.
/// </summary>
public sealed record ToTokens : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        new(inputs[0].Batch, 1, inputs[0].Height * inputs[0].Width, inputs[0].Channels);
}
