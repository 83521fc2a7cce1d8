using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>
/// Average pooling; padding is left out of the averages. Where the window does not fit the input, the pool is global:
/// the rule of SqueezeNAS's decoder at small inputs.
/// </summary>
public sealed record AveragePool2d(int Kernel, int StrideHeight, int StrideWidth, int Padding = 0) : Layer
{
    public bool IsGlobalFor(TensorShape input) => Math.Min(input.Height, input.Width) + (2 * Padding) < Kernel;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        return IsGlobalFor(input)
            ? input with { Height = 1, Width = 1 }
            : input with
            {
                Height = LayerShapes.Window(this, input, input.Height, Kernel, StrideHeight, Padding, 1),
                Width = LayerShapes.Window(this, input, input.Width, Kernel, StrideWidth, Padding, 1),
            };
    }
}
