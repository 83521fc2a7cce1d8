using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Feature maps joined along their channels.</summary>
public sealed record Concat(int Count) : Layer
{
    public override int InputCount => Count;

    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape first = inputs[0];
        int channels = 0;
        foreach (TensorShape input in inputs)
        {
            LayerShapes.RequireSame(this, first, input with { Channels = first.Channels });
            channels += input.Channels;
        }

        return first with { Channels = channels };
    }
}
