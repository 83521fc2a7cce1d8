using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The sum of two feature maps of one shape.</summary>
public sealed record Add : Layer
{
    public override int InputCount => 2;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireSame(this, inputs[0], inputs[1]);
        return inputs[0];
    }
}
