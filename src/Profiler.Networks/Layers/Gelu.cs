using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>x times the normal distribution's probability of less than x, element by element; exact, by the error function.</summary>
public sealed record Gelu : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
