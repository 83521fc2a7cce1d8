using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>
/// The parameters of a file, handed out to the nodes that read them, each once. A parameter is a stored real tensor
/// that a node reads as data, or a stored tensor of any type that DequantizeLinear turns into reals. Single reals in
/// element-wise operators are settings of formulas (the 0.125 of an attention, the 3 of a hard swish); integers are shapes and indices.
/// </summary>
internal sealed class ParameterLedger
{
    private const string Dequantize = "DequantizeLinear";
    private readonly Dictionary<string, OnnxTensor> _stored;

    public ParameterLedger(OnnxShapedGraph graph)
    {
        _stored = graph.Model.Graph.Initializers.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (OnnxNode node in graph.Nodes.Select(n => n.Node).Where(n => n.Operator == "Constant"))
        {
            if (node.Outputs[0].Length > 0 && node.Attributes.Tensor("value") is { } tensor)
            {
                _stored[node.Outputs[0]] = tensor;
            }
        }
    }

    /// <summary>What the node is the first to read; calls in the order of the graph.</summary>
    public (long Elements, long Bytes) Take(OnnxNode node)
    {
        (long elements, long bytes) = (0, 0);
        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (!OperatorRoles.IsSetting(node.Operator, i)
                && _stored.TryGetValue(node.Inputs[i], out OnnxTensor? tensor)
                && IsParameter(tensor, node.Operator))
            {
                _stored.Remove(node.Inputs[i]);
                elements = checked(elements + tensor.Elements);
                bytes = checked(bytes + tensor.Bytes);
            }
        }

        return (elements, bytes);
    }

    private static bool IsParameter(OnnxTensor tensor, string reader) =>
        reader == Dequantize || (tensor.Type.IsFloating() && (tensor.Elements > 1 || OperatorRoles.IsWeighted(reader)));
}
