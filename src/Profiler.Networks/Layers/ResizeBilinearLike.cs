using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The first feature map resized bilinearly to the height and width of the second.</summary>
public sealed record ResizeBilinearLike(bool AlignCorners) : Layer
{
    public override int InputCount => 2;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        inputs[0] with { Height = inputs[1].Height, Width = inputs[1].Width };
}
