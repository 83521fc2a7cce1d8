using Google.Protobuf;
using Onnx;
using Profiler.Networks.Errors;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>
/// Makes an fp32 model an int8 one in QDQ form: QuantizeLinear and DequantizeLinear stand around what computes in int8,
/// and the runtime fuses them. Weights are signed, symmetric and per output channel; scales of feature maps come from
/// ranges that were seen. Inputs and outputs stay fp32.
/// </summary>
public sealed class QuantizedModel
{
    internal const string Precision = "int8";

    /// <summary>The first operator set whose DequantizeLinear knows channels.</summary>
    private const int OldestOpset = 13;

    private const float WeightLevels = 127;

    private readonly GraphProto _graph;
    private readonly QuantizedTensors _tensors;
    private readonly IReadOnlyDictionary<string, ValueRange> _ranges;
    private readonly ActivationForm _form;
    private readonly List<NodeProto> _nodes = [];
    private readonly HashSet<string> _made = [];

    private QuantizedModel(GraphProto graph, IReadOnlyDictionary<string, ValueRange> ranges, ActivationForm form)
    {
        _graph = graph;
        _tensors = new QuantizedTensors(graph);
        _ranges = ranges;
        _form = form;
    }

    /// <param name="ranges">Of the tensors that <see cref="RangeModel"/> names for the same file.</param>
    /// <exception cref="ProfilerException">
    /// The file cannot be used, is quantised already, has subgraphs, is of an operator set before 13, or has nothing to compute in int8.
    /// </exception>
    public static byte[] Of(string path, IReadOnlyDictionary<string, ValueRange> ranges, ActivationForm form)
    {
        ModelProto model = ConvertibleModel.Read(path, Precision);
        if (ConvertibleModel.OpsetOf(model) is var opset and < OldestOpset)
        {
            throw ConvertibleModel.Refused(
                Precision, $"its operator set is {opset}, and scales per channel begin with {OldestOpset}", "Export it again with a later one.");
        }

        new QuantizedModel(model.Graph, ranges, form).Rewrite();
        return model.ToByteArray();
    }

    private void Rewrite()
    {
        var unused = new HashSet<string>();
        foreach (string input in _graph.Input.Select(input => input.Name).Where(_tensors.Scales.ContainsKey))
        {
            Hold(input, input, Dequantized(input), input);
        }

        HashSet<string> outputs = [.. _graph.Output.Select(output => output.Name)];
        foreach (NodeProto node in _graph.Node)
        {
            TensorProto? weight = _tensors.Nodes.Contains(node) ? _tensors.Weight(node) : null;
            string activation = node.Input.Count > 0 ? node.Input[0] : string.Empty;
            ReadHeld(node);
            if (weight is not null)
            {
                unused.UnionWith(Weigh(node, weight, activation));
            }

            _nodes.Add(node);
            string result = node.Output[0];
            if (!_tensors.Scales.ContainsKey(result))
            {
                continue;
            }

            bool isOutput = outputs.Contains(result);
            node.Output[0] = isOutput ? $"{result}/fp32" : result;
            Hold(result, node.Output[0], isOutput ? result : Dequantized(result), node.Name);
        }

        _graph.Node.Clear();
        _graph.Node.Add(_nodes);
        RemoveUnused(unused);
    }

    /// <summary>Whoever reads a held tensor reads what its eight bits mean.</summary>
    private void ReadHeld(NodeProto node)
    {
        for (int i = 0; i < node.Input.Count; i++)
        {
            if (_tensors.Scales.ContainsKey(node.Input[i]) && _graph.Output.All(output => output.Name != node.Input[i]))
            {
                node.Input[i] = Dequantized(node.Input[i]);
            }
        }
    }

    private static string Dequantized(string tensor) => $"{tensor}/int8";

    /// <summary>Puts a tensor into eight bits and back.</summary>
    /// <param name="owner">What the nodes are named after: costs are attributed by names.</param>
    private void Hold(string tensor, string from, string to, string owner)
    {
        ActivationScale scale = ScaleOf(tensor);
        string scaleName = Add(FloatTensors.Make($"{tensor}/scale", [], DataType.Float, new[] { scale.Scale }));
        string zeroName = Add(_form == ActivationForm.Symmetric
            ? FloatTensors.Make($"{tensor}/zero", [], DataType.Int8, new[] { (sbyte)scale.ZeroPoint })
            : FloatTensors.Make($"{tensor}/zero", [], DataType.Uint8, new[] { (byte)scale.ZeroPoint }));
        string bits = $"{tensor}/bits";
        _nodes.Add(new NodeProto { Name = $"{owner}/quantize", OpType = "QuantizeLinear", Input = { from, scaleName, zeroName }, Output = { bits } });
        _nodes.Add(new NodeProto { Name = $"{owner}/dequantize", OpType = "DequantizeLinear", Input = { bits, scaleName, zeroName }, Output = { to } });
    }

    private ActivationScale ScaleOf(string tensor)
    {
        string source = _tensors.Scales[tensor];
        return _ranges.TryGetValue(source, out ValueRange range)
            ? ActivationScale.Of(range, _form)
            : throw new ArgumentException($"There is no range for the tensor '{source}'.");
    }

    /// <returns>Names of the fp32 weights that the node no longer reads.</returns>
    private IEnumerable<string> Weigh(NodeProto node, TensorProto weight, string activation)
    {
        int axis = node.OpType == "MatMul" || (node.OpType == "Gemm" && node.Attribute.All(a => a.Name != "transB" || a.I == 0)) ? 1 : 0;
        (float[] scales, sbyte[] values) = QuantizedWeights.Of(FloatTensors.Read(weight), [.. weight.Dims], axis, WeightLevels);
        string name = $"{weight.Name}/{axis}";
        node.Input[1] = Dequantized(name);
        if (_made.Add(name))
        {
            AddDequantized(name, axis, scales, FloatTensors.Make($"{name}/bits", weight.Dims, DataType.Int8, values), new sbyte[scales.Length], DataType.Int8);
        }

        yield return weight.Name;
        if (_tensors.Bias(node) is not { } bias)
        {
            yield break;
        }

        // A kernel adds the bias to sums of products, so its scale is that of the products.
        float input = ScaleOf(activation).Scale;
        float[] products = Array.ConvertAll(scales, scale => scale * input);
        int[] added = [.. FloatTensors.Read(bias).Select((value, channel) => (int)Math.Clamp(Math.Round((double)value / products[channel]), int.MinValue, int.MaxValue))];
        string biasName = $"{bias.Name}/{node.Output[0]}";
        AddDequantized(biasName, 0, products, FloatTensors.Make($"{biasName}/bits", bias.Dims, DataType.Int32, added), new int[scales.Length], DataType.Int32);
        node.Input[2] = Dequantized(biasName);
        yield return bias.Name;
    }

    private void AddDequantized<T>(string name, int axis, float[] scales, TensorProto bits, T[] zeros, DataType type)
        where T : unmanaged
    {
        string scale = Add(FloatTensors.Make($"{name}/scale", [scales.Length], DataType.Float, scales));
        string zero = Add(FloatTensors.Make($"{name}/zero", [zeros.Length], type, zeros));
        _nodes.Add(new NodeProto
        {
            Name = $"{name}/dequantize",
            OpType = "DequantizeLinear",
            Input = { Add(bits), scale, zero },
            Output = { Dequantized(name) },
            Attribute = { new AttributeProto { Name = "axis", Type = AttributeProto.Types.AttributeType.Int, I = axis } },
        });
    }

    private string Add(TensorProto constant)
    {
        _graph.Initializer.Add(constant);
        return constant.Name;
    }

    private void RemoveUnused(HashSet<string> candidates)
    {
        candidates.ExceptWith(_graph.Node.SelectMany(node => node.Input));
        foreach (TensorProto weight in _graph.Initializer.Where(tensor => candidates.Contains(tensor.Name)).ToList())
        {
            _graph.Initializer.Remove(weight);
        }

        foreach (ValueInfoProto input in _graph.Input.Where(input => candidates.Contains(input.Name)).ToList())
        {
            _graph.Input.Remove(input);
        }
    }
}
