using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The element-wise product of two feature maps of one shape, or of one and a second with a value a channel.</summary>
public sealed record Multiply : Layer
{
    public override int InputCount => 2;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (TensorShape first, TensorShape second) = (inputs[0], inputs[1]);
        bool isPerChannel = second.Height == 1 && second.Width == 1;
        LayerShapes.RequireSame(this, first, isPerChannel ? second with { Height = first.Height, Width = first.Width } : second);
        return inputs[0];
    }
}
