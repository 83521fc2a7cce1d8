using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Onnx;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>
/// Makes an fp32 model an fp16 one: weights and feature maps are half as wide, inputs and outputs stay fp32 with a Cast
/// at the edge, so that whoever runs it need not know.
/// </summary>
public sealed class HalfModel
{
    private const string Precision = "fp16";
    private const string Suffix = "_fp16";
    private const int Float = (int)TensorProto.Types.DataType.Float;
    private const int Half = (int)TensorProto.Types.DataType.Float16;

    /// <summary>Inputs, by operator and index, that stay fp32 whatever the rest is.</summary>
    private static readonly HashSet<(string Operator, int Input)> FloatInputs = [("Resize", 1), ("Resize", 2), ("Upsample", 1)];

    private readonly ModelProto _model;
    private readonly HashSet<string> _floatNames;

    private HalfModel(ModelProto model)
    {
        _model = model;
        _floatNames = [.. Uses().Where(use => FloatInputs.Contains((use.Node.OpType, use.Index))).Select(use => use.Name)];
    }

    /// <exception cref="ProfilerException">The file cannot be used, is quantised already, has subgraphs, or a weight is too large for fp16.</exception>
    public static byte[] Of(string path)
    {
        var half = new HalfModel(ConvertibleModel.Read(path, Precision));
        half.ConvertWeights();
        half.ConvertAttributes();
        half.ConvertDeclarations();
        half.CastEdges();
        return half._model.ToByteArray();
    }

    private IEnumerable<(NodeProto Node, int Index, string Name)> Uses() =>
        _model.Graph.Node.SelectMany(node => node.Input.Select((name, index) => (node, index, name)));

    private void ConvertWeights()
    {
        foreach (TensorProto tensor in _model.Graph.Initializer.Where(FloatTensors.IsFloat).ToList())
        {
            if (!_floatNames.Contains(tensor.Name))
            {
                Convert(tensor);
            }
        }
    }

    private void ConvertAttributes()
    {
        foreach (NodeProto node in _model.Graph.Node)
        {
            if (node.OpType == "Constant" && _floatNames.Contains(node.Output[0]))
            {
                continue;
            }

            if (node.OpType == "ConstantOfShape" && node.Attribute.Count == 0)
            {
                node.Attribute.Add(new AttributeProto
                {
                    Name = "value",
                    Type = AttributeProto.Types.AttributeType.Tensor,
                    T = FloatTensors.Make("value", [1], TensorProto.Types.DataType.Float, new float[1]),
                });
            }

            foreach (AttributeProto attribute in node.Attribute)
            {
                Convert(node, attribute);
            }
        }
    }

    private static void Convert(NodeProto node, AttributeProto attribute)
    {
        if (attribute.T is { } tensor && FloatTensors.IsFloat(tensor))
        {
            Convert(tensor);
        }
        else if (node.OpType == "Constant" && attribute.Name is "value_float" or "value_floats")
        {
            float[] values = attribute.Name == "value_float" ? [attribute.F] : [.. attribute.Floats];
            long[] dimensions = attribute.Name == "value_float" ? [] : [values.Length];
            attribute.T = FloatTensors.Make("value", dimensions, TensorProto.Types.DataType.Float, values);
            Convert(attribute.T);
            attribute.Name = "value";
            attribute.Type = AttributeProto.Types.AttributeType.Tensor;
            attribute.ClearF();
            attribute.Floats.Clear();
        }
        else if (attribute.Name is "to" or "dtype" && attribute.I == Float)
        {
            attribute.I = Half;
        }
    }

    private static void Convert(TensorProto tensor)
    {
        float[] values = FloatTensors.Read(tensor);
        System.Half[] halves = Array.ConvertAll(values, value => (System.Half)value);
        int lost = Array.FindIndex(halves, System.Half.IsInfinity);
        if (lost >= 0 && float.IsFinite(values[lost]))
        {
            throw ConvertibleModel.Refused(
                Precision, $"'{tensor.Name}' holds {values[lost]:G4}, and fp16 ends at 65504", "Scale the weights, or measure it in fp32.");
        }

        tensor.FloatData.Clear();
        tensor.DataType = Half;
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<System.Half>(halves));
    }

    private void ConvertDeclarations()
    {
        HashSet<string> weights = [.. _model.Graph.Initializer.Where(tensor => tensor.DataType == Half).Select(tensor => tensor.Name)];
        foreach (ValueInfoProto value in _model.Graph.ValueInfo.Concat(_model.Graph.Input.Where(input => weights.Contains(input.Name))))
        {
            if (value.Type?.TensorType is { ElemType: Float } type && !_floatNames.Contains(value.Name))
            {
                type.ElemType = Half;
            }
        }
    }

    private void CastEdges()
    {
        GraphProto graph = _model.Graph;
        HashSet<string> weights = [.. graph.Initializer.Select(tensor => tensor.Name)];
        var casts = new List<NodeProto>();
        foreach (ValueInfoProto input in graph.Input.Where(input => IsFloat(input) && !weights.Contains(input.Name)))
        {
            foreach ((NodeProto node, int index, _) in Uses().Where(use => use.Name == input.Name && !FloatInputs.Contains((use.Node.OpType, use.Index))).ToList())
            {
                node.Input[index] = input.Name + Suffix;
            }

            casts.Add(Cast(input.Name, input.Name + Suffix, Half));
        }

        foreach (string output in graph.Output.Where(IsFloat).Select(value => value.Name))
        {
            foreach (NodeProto node in graph.Node)
            {
                Rename(node.Input, output, output + Suffix);
                Rename(node.Output, output, output + Suffix);
            }

            graph.Node.Add(Cast(output + Suffix, output, Float));
        }

        for (int i = 0; i < casts.Count; i++)
        {
            graph.Node.Insert(i, casts[i]);
        }
    }

    private static bool IsFloat(ValueInfoProto value) => value.Type?.TensorType?.ElemType == Float;

    private static void Rename(RepeatedField<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
        {
            names[i] = names[i] == from ? to : names[i];
        }
    }

    private static NodeProto Cast(string from, string to, int type) => new()
    {
        Name = $"{to}_cast",
        OpType = "Cast",
        Input = { from },
        Output = { to },
        Attribute = { new AttributeProto { Name = "to", Type = AttributeProto.Types.AttributeType.Int, I = type } },
    };
}
