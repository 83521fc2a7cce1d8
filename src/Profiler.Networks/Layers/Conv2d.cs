using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>A square two-dimensional convolution; weights are OutChannels x InChannels/Groups x Kernel x Kernel.</summary>
public sealed record Conv2d(
    int InChannels,
    int OutChannels,
    int Kernel,
    int Stride = 1,
    int Padding = 0,
    int Dilation = 1,
    int Groups = 1,
    bool Bias = false) : Layer
{
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        LayerShapes.RequireChannels(this, input, InChannels);
        return input with
        {
            Channels = OutChannels,
            Height = LayerShapes.Window(this, input, input.Height, Kernel, Stride, Padding, Dilation),
            Width = LayerShapes.Window(this, input, input.Width, Kernel, Stride, Padding, Dilation),
        };
    }
}
