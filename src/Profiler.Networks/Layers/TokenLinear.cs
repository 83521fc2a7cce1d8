using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>A fully connected layer on every token, with bias; weights are OutFeatures x InFeatures.</summary>
public sealed record TokenLinear(int InFeatures, int OutFeatures) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        LayerShapes.RequireFeatures(this, inputs[0], InFeatures);
        return inputs[0] with { Width = OutFeatures };
    }
}
