using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Tokens as a feature map again: N x 1 x HW x C becomes N x C x H x W.</summary>
public sealed record FromTokens(int Height, int Width) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape tokens = inputs[0];
        LayerShapes.RequireChannels(this, tokens, 1);
        if (tokens.Height != Height * Width)
        {
            throw LayerShapes.Cannot(this, $"{tokens.Height} tokens are not {Height} x {Width} pixels");
        }

        return new TensorShape(tokens.Batch, tokens.Width, Height, Width);
    }
}
