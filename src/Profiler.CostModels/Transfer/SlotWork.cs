using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;

namespace Profiler.CostModels.Transfer;

/// <summary>What a layer costs on the devices that exist on paper only, in each one's own unit.</summary>
internal static class SlotWork
{
    private const double BytesPerValue = sizeof(float);

    /// <summary>Roofs: how many MACs a device does while it moves one value.</summary>
    private static readonly double[] Intensities = [4, 16];

    public static ImmutableArray<string> Names { get; } =
        ["pointwise MACs", "depthwise MACs", "spatial MACs", "parameters", "activations", "launches", "roofline 4", "roofline 16"];

    /// <summary>One a name, for a node of a network laid out.</summary>
    public static double[] Of(GraphNode node)
    {
        NetworkCounts counts = LayerCounter.Count(node);
        double values = counts.ActivationBytes / BytesPerValue;
        var conv = node.Layer as Conv2d;
        bool isDepthwise = conv is { Kernel: > 1 } && conv.Groups == conv.InChannels;
        bool isLaunched = node.Layer is not (BatchNorm2d or Relu);
        double moved = node.InputShapes.Sum(shape => (double)shape.Elements) + node.OutputShape.Elements + counts.Parameters;
        return
        [
            conv is { Kernel: 1 } ? counts.Macs : 0,
            isDepthwise ? counts.Macs : 0,
            conv is { Kernel: > 1 } && !isDepthwise ? counts.Macs : 0,
            counts.Parameters,
            values,
            isLaunched ? 1 : 0,
            .. Intensities.Select(q => conv is null ? 0 : Math.Max(counts.Macs, q * moved)),
        ];
    }
}
