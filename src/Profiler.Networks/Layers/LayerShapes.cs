using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>Shape rules that several layers share.</summary>
internal static class LayerShapes
{
    /// <summary>Extent of a sliding window's output: floor((extent + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.</summary>
    public static int Window(Layer layer, TensorShape input, int extent, int kernel, int stride, int padding, int dilation)
    {
        int reach = (dilation * (kernel - 1)) + 1;
        int room = extent + (2 * padding) - reach;
        if (room < 0)
        {
            throw Cannot(layer, $"its window of {reach} does not fit an input of {input}");
        }

        return (room / stride) + 1;
    }

    public static void RequireChannels(Layer layer, TensorShape input, int channels)
    {
        if (input.Channels != channels)
        {
            throw Cannot(layer, $"it takes {channels} channels and the input {input} has {input.Channels}");
        }
    }

    public static void RequireFeatures(Layer layer, TensorShape tokens, int features)
    {
        if (tokens.Width != features)
        {
            throw Cannot(layer, $"it takes {features} features a token and the input {tokens} has {tokens.Width}");
        }
    }

    public static void RequireSame(Layer layer, TensorShape a, TensorShape b)
    {
        if (a != b)
        {
            throw Cannot(layer, $"its inputs differ in shape: {a} and {b}");
        }
    }

    public static ProfilerException Cannot(Layer layer, string why) => new(
        ErrorCode.InvalidShape,
        $"The layer {layer.GetType().Name} cannot be applied: {why}.",
        "Choose another input size; heights and widths divisible by 32 always fit the built-in spaces.");
}
