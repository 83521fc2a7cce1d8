using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>A fully connected layer on N x C x 1 x 1 features, with bias; weights are OutFeatures x InFeatures.</summary>
public sealed record Linear(int InFeatures, int OutFeatures) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        LayerShapes.RequireChannels(this, input, InFeatures);
        if (input.Height != 1 || input.Width != 1)
        {
            throw LayerShapes.Cannot(this, $"it takes pooled features of 1x1 and the input is {input}");
        }

        return input with { Channels = OutFeatures };
    }
}
