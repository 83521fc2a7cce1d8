using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;

namespace Profiler.CostModels.Analytical.Kernels;

/// <summary>
/// Reads layers as the kernels that a runtime would make of them: a batch norm or an activation runs in place of the
/// layer that it reads, where it is of the same section and nothing else reads that layer. So a convolution with its
/// norm and activation is one kernel, and a section's kernels do not depend on its neighbours.
/// </summary>
public static class LayerKernels
{
    public static ImmutableArray<AnalyticKernel> Of(ShapedGraph graph, int bytesPerValue) =>
        [.. graph.Nodes.GroupBy(node => node.Section.Name).SelectMany(section => OfSection([.. section], bytesPerValue))];

    /// <param name="nodes">All of one section, in the order of execution.</param>
    internal static ImmutableArray<AnalyticKernel> OfSection(IReadOnlyList<GraphNode> nodes, int bytesPerValue)
    {
        var kernels = new List<GrowingKernel>();
        var writers = new Dictionary<string, GrowingKernel>();
        ILookup<string, GraphNode> readers = nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(r => r.input, r => r.node);
        foreach (GraphNode node in nodes)
        {
            bool isFused = RunsInPlace(node.Layer) && writers.ContainsKey(node.Inputs[0]) && readers[node.Inputs[0]].Count() == 1;
            GrowingKernel kernel = isFused ? writers[node.Inputs[0]] : new GrowingKernel(node);
            if (!isFused)
            {
                kernels.Add(kernel);
            }

            kernel.Values += Weights(node);
            kernel.Macs += LayerCounter.Count(node).Macs;
            writers[node.Name] = kernel;
        }

        return [.. kernels.Select(kernel => new AnalyticKernel(
            kernel.First.Name,
            kernel.First.Layer.GetType().Name,
            kernel.Macs,
            bytesPerValue * (kernel.Values + kernel.First.InputShapes.Sum(shape => shape.Elements) + kernel.First.OutputShape.Elements)))];
    }

    private static bool RunsInPlace(Layer layer) =>
        layer is BatchNorm2d or Relu or Relu6 or Sigmoid or HardSigmoid or HardSwish or Swish or Gelu or Scale;

    /// <summary>A folded batch norm leaves one bias a channel.</summary>
    private static long Weights(GraphNode node) =>
        node.Layer is BatchNorm2d norm ? norm.Channels : LayerCounter.Count(node).Parameters;

    /// <summary>A layer and what was fused into it; none of that changes the output's shape.</summary>
    private sealed class GrowingKernel(GraphNode first)
    {
        public GraphNode First { get; } = first;

        public long Macs { get; set; }

        /// <summary>Learnt values.</summary>
        public long Values { get; set; }
    }
}
