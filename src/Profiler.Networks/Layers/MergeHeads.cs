using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>The heads' tokens side by side again: N x heads x T x D becomes N x 1 x T x heads D.</summary>
public sealed record MergeHeads : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        inputs[0] with { Channels = 1, Width = inputs[0].Channels * inputs[0].Width };
}
