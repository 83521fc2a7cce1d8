using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>
/// The matrix product of two feature maps, one for each channel of each image, over height x width.
/// </summary>
/// <param name="TransposeSecond">Whether the second one is height x width transposed: queries by keys.</param>
public sealed record MatMul(bool TransposeSecond) : Layer
{
    public override int InputCount => 2;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (TensorShape a, TensorShape b) = (inputs[0], inputs[1]);
        (int inner, int outer) = TransposeSecond ? (b.Width, b.Height) : (b.Height, b.Width);
        if (a.Batch != b.Batch || a.Channels != b.Channels || a.Width != inner)
        {
            throw LayerShapes.Cannot(this, $"{a} and {b} do not multiply");
        }

        return a with { Width = outer };
    }
}
