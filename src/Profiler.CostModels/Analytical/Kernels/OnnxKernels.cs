using System.Collections.Frozen;
using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.CostModels.Analytical.Kernels;

/// <summary>
/// Reads an .onnx file as kernels by the rule of <see cref="LayerKernels"/>: an activation or norm of one input runs in
/// place of the node that it reads, where nothing else reads that one. What a runtime computes at load is none.
/// </summary>
public static class OnnxKernels
{
    private static readonly FrozenSet<string> InPlace = new[]
    {
        "BatchNormalization", "Clip", "Elu", "Gelu", "HardSigmoid", "HardSwish", "LeakyRelu", "Mish", "PRelu", "Relu", "Selu",
        "Sigmoid", "Softplus", "Softsign", "Tanh",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="OnnxCounter.Count"/>.</exception>
    public static ImmutableArray<AnalyticKernel> Of(OnnxModel model, OnnxInputs inputs, string precision)
    {
        ImmutableArray<OnnxNodeCounts> counts = OnnxCounter.Count(model, inputs).Nodes;
        ImmutableArray<OnnxShapedNode> nodes = OnnxShapeInference.Infer(model, inputs).Nodes;
        int width = Precisions.BytesOf(precision);
        var readers = nodes.SelectMany(node => node.Node.Inputs.Concat(node.Node.Captures)).CountBy(name => name).ToDictionary();
        HashSet<string> results = [.. model.Graph.Outputs.Select(output => output.Name)];
        var kernels = new List<AnalyticKernel>();
        var writers = new Dictionary<string, int>();
        for (int i = 0; i < nodes.Length; i++)
        {
            OnnxShapedNode node = nodes[i];
            if (node.Outputs.All(output => output.IsConstant))
            {
                continue;
            }

            string? read = node.Node.Inputs.FirstOrDefault(name => name.Length > 0);
            bool isKnown = read is not null && writers.ContainsKey(read);
            bool isView = counts[i].Counts is { Macs: 0, ActivationBytes: 0 };
            bool isFused = isKnown && InPlace.Contains(node.Node.Operator) && readers[read!] == 1 && !results.Contains(read!);
            if (isView || isFused)
            {
                Follow(node, isKnown ? writers[read!] : null, writers);
                continue;
            }

            Follow(node, kernels.Count, writers);
            kernels.Add(new AnalyticKernel(node.Node.Name, node.Node.Operator, counts[i].Counts.Macs, Bytes(node, width)));
        }

        return [.. kernels];
    }

    /// <summary>What reads the node's outputs reads what that kernel wrote.</summary>
    private static void Follow(OnnxShapedNode node, int? kernel, Dictionary<string, int> writers)
    {
        foreach (string output in node.Node.Outputs.Where(output => kernel is not null && output.Length > 0))
        {
            writers[output] = kernel!.Value;
        }
    }

    /// <summary>Reals at the precision asked for, everything else as it is stored.</summary>
    private static long Bytes(OnnxShapedNode node, int width) => node.Inputs.OfType<OnnxValue>()
        .Concat(node.Outputs)
        .Sum(value => value.Type.IsFloating() ? checked(value.Elements * width) : value.Bytes);
}
