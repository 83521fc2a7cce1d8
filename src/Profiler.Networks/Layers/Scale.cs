using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Every value times a constant.</summary>
public sealed record Scale(double Factor) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
