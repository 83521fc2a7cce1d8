using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>x times its sigmoid, element by element; Torch's SiLU.</summary>
public sealed record Swish : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
