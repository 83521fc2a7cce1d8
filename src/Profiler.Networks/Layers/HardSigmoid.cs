using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>min(max(x / 6 + 1/2, 0), 1), element by element (MobileNetV3, section 5.2).</summary>
public sealed record HardSigmoid : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
