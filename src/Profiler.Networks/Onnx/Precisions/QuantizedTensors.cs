using Onnx;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>Which nodes of an fp32 model compute in int8, and which of its tensors are therefore held in eight bits.</summary>
internal sealed class QuantizedTensors
{
    private const int Float = (int)TensorProto.Types.DataType.Float;

    /// <summary>Compute with weights.</summary>
    private static readonly HashSet<string> Weighted = ["Conv", "Gemm", "MatMul"];

    /// <summary>Compute on feature maps alone.</summary>
    private static readonly HashSet<string> Joining = ["Add", "Concat", "AveragePool", "GlobalAveragePool"];

    /// <summary>Only move values, so that what comes out has the scale of what goes in.</summary>
    private static readonly HashSet<string> Moving =
        ["MaxPool", "Resize", "Reshape", "Flatten", "Transpose", "Squeeze", "Unsqueeze", "Slice", "DepthToSpace", "SpaceToDepth"];

    /// <summary>Folded into the kernel before them, whose result before them nobody sees.</summary>
    private static readonly HashSet<string> Folded = ["Relu", "Clip"];

    private static readonly HashSet<string> NotFloat =
        ["Shape", "Size", "ArgMax", "ArgMin", "NonZero", "Equal", "Less", "Greater", "Not", "And", "Or", "QuantizeLinear"];

    private readonly Dictionary<string, TensorProto> _weights;
    private readonly Dictionary<string, List<NodeProto>> _consumers = [];
    private readonly HashSet<string> _floats = [];
    private readonly HashSet<string> _outputs;

    /// <exception cref="Networks.Errors.ProfilerException">Nothing in it can compute in int8.</exception>
    public QuantizedTensors(GraphProto graph)
    {
        _weights = graph.Initializer.ToDictionary(tensor => tensor.Name);
        _outputs = [.. graph.Output.Select(output => output.Name)];
        foreach (ValueInfoProto input in graph.Input.Where(input => input.Type?.TensorType?.ElemType == Float && !_weights.ContainsKey(input.Name)))
        {
            _floats.Add(input.Name);
        }

        foreach (NodeProto node in graph.Node)
        {
            foreach (string name in node.Input)
            {
                (_consumers.TryGetValue(name, out List<NodeProto>? known) ? known : _consumers[name] = []).Add(node);
            }

            bool isFloat = node.OpType == "Cast"
                ? node.Attribute.Any(attribute => attribute.Name == "to" && attribute.I == Float)
                : !NotFloat.Contains(node.OpType) && node.Input.Any(_floats.Contains);
            if (isFloat)
            {
                _floats.Add(node.Output[0]);
            }
        }

        foreach (NodeProto node in graph.Node)
        {
            Visit(node);
        }

        if (Nodes.Count == 0)
        {
            throw ConvertibleModel.Refused(QuantizedModel.Precision, "nothing in it computes with constant weights", "Measure it in fp32.");
        }
    }

    /// <summary>Nodes that read eight bits.</summary>
    public HashSet<NodeProto> Nodes { get; } = [];

    /// <summary>Tensors held in eight bits, each with the one whose scale it takes: itself, or what it was moved from.</summary>
    public Dictionary<string, string> Scales { get; } = [];

    public TensorProto? Weight(NodeProto node) =>
        Weighted.Contains(node.OpType) && _weights.TryGetValue(node.Input[1], out TensorProto? weight) && FloatTensors.IsFloat(weight) ? weight : null;

    public TensorProto? Bias(NodeProto node) =>
        node.Input.Count > 2 && _weights.TryGetValue(node.Input[2], out TensorProto? bias) ? bias : null;

    private void Visit(NodeProto node)
    {
        if (Weighted.Contains(node.OpType) ? CanWeigh(node) : Joining.Contains(node.OpType) && node.Input.All(_floats.Contains))
        {
            Nodes.Add(node);
            foreach (string input in node.Input.Where(_floats.Contains))
            {
                Scales.TryAdd(input, input);
            }

            string result = Result(node);
            Scales.TryAdd(result, result);
        }
        else if (Moving.Contains(node.OpType) && Scales.TryGetValue(node.Input[0], out string? scale))
        {
            Nodes.Add(node);
            Scales.TryAdd(node.Output[0], scale);
        }
    }

    /// <summary>What of a node is held: its output, or that of the activation folded into it.</summary>
    private string Result(NodeProto node)
    {
        string output = node.Output[0];
        return !_outputs.Contains(output) && _consumers.GetValueOrDefault(output) is [{ } only] && Folded.Contains(only.OpType)
            ? only.Output[0]
            : output;
    }

    private bool CanWeigh(NodeProto node)
    {
        bool hasPlainScalars = node.Attribute.All(attribute => attribute.Name is not ("alpha" or "beta") || attribute.F == 1)
            && node.Attribute.All(attribute => attribute.Name != "transA" || attribute.I == 0);
        bool hasKnownBias = node.Input.Count < 3 || node.Input[2].Length == 0 || Bias(node) is { Dims.Count: 1 };
        int rank = Weight(node)?.Dims.Count ?? 0;
        return _floats.Contains(node.Input[0]) && hasPlainScalars && hasKnownBias && (node.OpType == "Conv" ? rank >= 3 : rank == 2);
    }
}
