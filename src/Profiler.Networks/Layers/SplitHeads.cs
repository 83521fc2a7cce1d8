using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Tokens dealt out to attention heads: N x 1 x T x C becomes N x heads x T x C/heads.</summary>
public sealed record SplitHeads(int Heads) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape tokens = inputs[0];
        LayerShapes.RequireChannels(this, tokens, 1);
        if (tokens.Width % Heads != 0)
        {
            throw LayerShapes.Cannot(this, $"{tokens.Width} features do not divide into {Heads} heads");
        }

        return tokens with { Channels = Heads, Width = tokens.Width / Heads };
    }
}
