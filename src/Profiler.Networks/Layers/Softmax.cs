using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>exp(x) over its sum along the width: attention's weights, one row a token.</summary>
public sealed record Softmax : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
