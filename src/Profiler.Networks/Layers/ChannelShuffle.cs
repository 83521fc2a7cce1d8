using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Channels regrouped so that the next grouped convolution sees every group (ShuffleNet, section 3.1).</summary>
public sealed record ChannelShuffle(int Groups) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs[0].Channels % Groups != 0)
        {
            throw LayerShapes.Cannot(this, $"{inputs[0].Channels} channels do not divide into {Groups} groups");
        }

        return inputs[0];
    }
}
