using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>min(max(x, 0), 6), element by element.</summary>
public sealed record Relu6 : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
