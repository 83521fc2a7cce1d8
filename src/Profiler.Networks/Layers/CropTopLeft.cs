using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The feature map without its first rows and columns: the shifted input of a factorised reduction.</summary>
public sealed record CropTopLeft(int Pixels) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        if (input.Height <= Pixels || input.Width <= Pixels)
        {
            throw LayerShapes.Cannot(this, $"nothing of an input of {input} is left after {Pixels} rows and columns");
        }

        return input with { Height = input.Height - Pixels, Width = input.Width - Pixels };
    }
}
