using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>Pools, means over axes, and resizing.</summary>
internal static class PoolingOperators
{
    public static IEnumerable<(string Operator, TorchTranslation Translation)> All =>
    [
        ("MaxPool", MaxPool),
        ("AveragePool", AveragePool),
        ("GlobalAveragePool", GlobalAverage),
        ("ReduceMean", Mean),
        ("Resize", Resize),
    ];

    private static TorchOperation MaxPool(TorchNode node)
    {
        var window = new Window(node, node.Attributes.Integers("kernel_shape"));
        if (node.Output > 0)
        {
            throw TorchNode.Refused("the places of the largest elements are not made");
        }

        bool roundUp = node.Attributes.IntegerOr("ceil_mode", 0) != 0;
        long[] padding = window.Padding;
        int x = node.Place(0);
        Func<Tensor, Tensor> work = window.Around(
            map => nn.functional.max_pool2d(map, window.Kernel, window.Strides, padding, window.Dilations, roundUp), double.NegativeInfinity);
        return values => work(values[x]!);
    }

    private static TorchOperation AveragePool(TorchNode node)
    {
        var window = new Window(node, node.Attributes.Integers("kernel_shape"));
        bool countsPadding = node.Attributes.IntegerOr("count_include_pad", 0) != 0;
        if (window.Dilations.Any(dilation => dilation != 1) || (!window.IsEven && !countsPadding))
        {
            throw TorchNode.Refused("its window has holes, or its padding differs before and after and does not count");
        }

        bool roundUp = node.Attributes.IntegerOr("ceil_mode", 0) != 0;
        long[] padding = window.Padding;
        int x = node.Place(0);
        Func<Tensor, Tensor> work = window.Around(
            map => nn.functional.avg_pool2d(map, window.Kernel, window.Strides, padding, roundUp, countsPadding), 0);
        return values => work(values[x]!);
    }

    private static TorchOperation GlobalAverage(TorchNode node)
    {
        if (node.Input(0).Rank != MemoryOrder.ImageRank)
        {
            throw TorchNode.Refused($"it works on {node.Input(0).Shape}, and only images are known");
        }

        int x = node.Place(0);
        return values => nn.functional.adaptive_avg_pool2d(values[x]!, 1);
    }

    private static TorchOperation Mean(TorchNode node)
    {
        int rank = node.Input(0).Rank;
        long[] axes = node.Integers(1, "axes") is { IsDefault: false } given
            ? [.. given.Select(axis => (long)TorchNode.Axis(axis, rank))]
            : [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        bool keeps = node.Attributes.IntegerOr("keepdims", 1) != 0;
        int x = node.Place(0);
        return values => values[x]!.mean(axes, keeps);
    }

    /// <summary>
    /// The output's extents are what counts: libtorch derives the scale from them, as ONNX does where sizes are given.
    /// </summary>
    private static TorchOperation Resize(TorchNode node)
    {
        long[] from = [.. node.Input(0).Dims];
        long[] to = node.OutputDims;
        if (from.Length != MemoryOrder.ImageRank || from[0] != to[0] || from[1] != to[1])
        {
            throw TorchNode.Refused($"it makes {string.Join('x', to)} of {node.Input(0).Shape}, and only height and width of images are resized");
        }

        RequireWholeScales(node, from, to);
        string mode = node.Attributes.TextOr("mode", "nearest");
        string places = node.Attributes.TextOr("coordinate_transformation_mode", "half_pixel");
        long[] size = [to[2], to[3]];
        int x = node.Place(0);
        switch (mode)
        {
            case "linear" when places == "align_corners" || (IsHalfPixel(places) && HasNoLonelyPixel(from, to)):
                bool aligns = places == "align_corners";
                return values => nn.functional.interpolate(values[x]!, size, mode: InterpolationMode.Bilinear, align_corners: aligns);
            case "nearest" when IsRepetition(node, places, from, to):
                return values => nn.functional.interpolate(values[x]!, size, mode: InterpolationMode.Nearest);
            default:
                throw TorchNode.Refused($"its mode is {mode} with {places}, which libtorch computes in another way here");
        }
    }

    private static bool IsHalfPixel(string places) => places is "half_pixel" or "pytorch_half_pixel";

    /// <summary>The rules differ where an axis shrinks to a single pixel.</summary>
    private static bool HasNoLonelyPixel(long[] from, long[] to) => (to[2] > 1 || from[2] == 1) && (to[3] > 1 || from[3] == 1);

    /// <summary>Where each pixel is repeated a whole number of times, the usual rules of rounding agree.</summary>
    private static bool IsRepetition(TorchNode node, string places, long[] from, long[] to)
    {
        string rounding = node.Attributes.TextOr("nearest_mode", "round_prefer_floor");
        bool agrees = (places == "asymmetric" && rounding == "floor") || (IsHalfPixel(places) && rounding.StartsWith("round_", StringComparison.Ordinal));
        return agrees && to[2] % from[2] == 0 && to[3] % from[3] == 0;
    }

    /// <summary>A scale whose product with the extent was rounded down is not the ratio of the extents.</summary>
    private static void RequireWholeScales(TorchNode node, long[] from, long[] to)
    {
        if (node.InputCount > 2 && node.Has(2) && node.Input(2).Data is { Count: > 0 } scales
            && Enumerable.Range(0, Math.Min(scales.Count, from.Length)).Any(axis => Math.Abs((from[axis] * scales.RealAt(axis)) - to[axis]) > 1e-3))
        {
            throw TorchNode.Refused("its scales do not lead to whole extents");
        }
    }
}
