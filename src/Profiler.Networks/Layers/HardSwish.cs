using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>x times its hard sigmoid, element by element (MobileNetV3, section 5.2).</summary>
public sealed record HardSwish : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
