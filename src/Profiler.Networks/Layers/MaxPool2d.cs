using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The largest value of each window; padding never wins.</summary>
public sealed record MaxPool2d(int Kernel, int Stride, int Padding = 0) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0] with
    {
        Height = LayerShapes.Window(this, inputs[0], inputs[0].Height, Kernel, Stride, Padding, 1),
        Width = LayerShapes.Window(this, inputs[0], inputs[0].Width, Kernel, Stride, Padding, 1),
    };
}
