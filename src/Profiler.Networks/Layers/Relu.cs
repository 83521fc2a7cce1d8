using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>max(x, 0), element by element.</summary>
public sealed record Relu : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
