using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Bilinear up-sampling by a whole factor.</summary>
public sealed record ResizeBilinear(int Factor, bool AlignCorners) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        inputs[0] with { Height = inputs[0].Height * Factor, Width = inputs[0].Width * Factor };
}
