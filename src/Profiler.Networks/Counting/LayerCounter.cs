using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Counting;

/// <summary>Reads layer records as counts.</summary>
public static class LayerCounter
{
    private const int BytesPerValue = sizeof(float);

    public static NetworkCounts Count(ShapedGraph graph) =>
        graph.Nodes.Aggregate(default(NetworkCounts), (sum, node) => sum + Count(node));

    public static NetworkCounts Count(GraphNode node)
    {
        long parameters = Parameters(node.Layer);
        // Batch norms are folded and ReLUs run in place of their input: neither writes a tensor of its own.
        bool writes = node.Layer is not (BatchNorm2d or Relu);
        long activations = writes ? node.OutputShape.Elements * BytesPerValue : 0;
        return new NetworkCounts(Macs(node), parameters, activations, parameters * BytesPerValue);
    }

    private static long Macs(GraphNode node) => node.Layer switch
    {
        Conv2d conv => node.OutputShape.Elements * (conv.InChannels / conv.Groups) * conv.Kernel * conv.Kernel,
        Linear linear => (long)node.OutputShape.Batch * linear.InFeatures * linear.OutFeatures,
        TokenLinear linear => node.OutputShape.Elements * linear.InFeatures,
        MatMul => node.OutputShape.Elements * node.InputShapes[0].Width,
        _ => 0,
    };

    /// <summary>Learnt values of a layer.</summary>
    internal static long Parameters(Layer layer) => layer switch
    {
        Conv2d conv => ((long)conv.OutChannels * (conv.InChannels / conv.Groups) * conv.Kernel * conv.Kernel)
            + (conv.Bias ? conv.OutChannels : 0),
        BatchNorm2d norm => 2L * norm.Channels,
        Linear linear => ((long)linear.InFeatures * linear.OutFeatures) + linear.OutFeatures,
        TokenLinear linear => ((long)linear.InFeatures * linear.OutFeatures) + linear.OutFeatures,
        LayerNorm norm => 2L * norm.Features,
        _ => 0,
    };
}
