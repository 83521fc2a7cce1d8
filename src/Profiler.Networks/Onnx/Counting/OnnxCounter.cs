using System.Collections.Immutable;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>
/// Counts any .onnx file. Multiply-accumulates are those of convolutions and matrix products, biases not counted, as for
/// the project's own networks. Activations are every tensor that a node writes, at its real element size: element-wise
/// operators such as Relu and BatchNormalization count here, since a file does not say what a runtime will fuse.
/// Views (Reshape and its kin) and what depends on constants alone write nothing at run time. docs/counting.md has it all.
/// </summary>
public static class OnnxCounter
{
    /// <exception cref="ProfilerException">
    /// As <see cref="OnnxShapeInference.Infer"/>, or the counts do not fit 63 bits (<see cref="ErrorCode.InvalidShape"/>).
    /// </exception>
    public static OnnxCounts Count(OnnxModel model, OnnxInputs inputs)
    {
        OnnxShapedGraph graph = OnnxShapeInference.Infer(model, inputs);
        var parameters = new ParameterLedger(graph);
        try
        {
            ImmutableArray<OnnxNodeCounts> nodes = [.. graph.Nodes.Select(node => Count(node, parameters))];
            return new OnnxCounts(Sum(nodes), graph.Inputs, nodes);
        }
        catch (OverflowException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape, $"The counts of '{model.Path}' do not fit 63 bits.", "Pass a smaller input.");
        }
    }

    private static OnnxNodeCounts Count(OnnxShapedNode node, ParameterLedger parameters)
    {
        ImmutableArray<OnnxValue> written = [.. node.Outputs.Where((_, i) => node.Node.Outputs[i].Length > 0)];
        (long elements, long bytes) = parameters.Take(node.Node);
        bool runsAtLoad = written.All(output => output.IsConstant);
        bool writes = !runsAtLoad && !OperatorRoles.IsView(node.Node.Operator);
        long macs = runsAtLoad ? 0 : MacRules.Count(node);
        long activations = writes ? written.Sum(output => output.Bytes) : 0;
        return new OnnxNodeCounts(node.Node.Name, node.Node.Operator, written, new NetworkCounts(macs, elements, activations, bytes));
    }

    private static NetworkCounts Sum(ImmutableArray<OnnxNodeCounts> nodes) => new(
        nodes.Sum(n => n.Counts.Macs),
        nodes.Sum(n => n.Counts.Parameters),
        nodes.Sum(n => n.Counts.ActivationBytes),
        nodes.Sum(n => n.Counts.WeightBytes));
}
