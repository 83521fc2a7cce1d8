using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The mean over height and width; the output is N x C x 1 x 1.</summary>
public sealed record GlobalAveragePool : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0] with { Height = 1, Width = 1 };
}
