using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The element-wise product of two feature maps of one shape.</summary>
public sealed record Multiply : Layer
{
    public override int InputCount => 2;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireSame(this, inputs[0], inputs[1]);
        return inputs[0];
    }
}
