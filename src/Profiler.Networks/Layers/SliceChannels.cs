using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>A run of a feature map's channels: a half of a channel split (ShuffleNetV2, section 3.2).</summary>
public sealed record SliceChannels(int Start, int Count) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (Start + Count > inputs[0].Channels)
        {
            throw LayerShapes.Cannot(this, $"channels {Start} to {Start + Count - 1} are not all in an input of {inputs[0]}");
        }

        return inputs[0] with { Channels = Count };
    }
}
