using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>1 / (1 + exp(-x)), element by element.</summary>
public sealed record Sigmoid : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
