using Google.Protobuf;
using Onnx;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>A model that puts out the ranges of another one's feature maps: two numbers each, so that they take no memory.</summary>
public static class RangeModel
{
    private const string Minimum = "/minimum";
    private const string Maximum = "/maximum";

    /// <summary>A model with the inputs of the one in the file, and for each tensor that int8 needs a scale of its least and greatest value.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">The file cannot be used, is quantised already, or has subgraphs, or has nothing to compute in int8.</exception>
    public static byte[] Of(string path)
    {
        ModelProto model = ConvertibleModel.Read(path, QuantizedModel.Precision);
        GraphProto graph = model.Graph;
        string[] tensors = [.. new QuantizedTensors(graph).Scales.Values.Distinct()];
        graph.Output.Clear();
        foreach (string tensor in tensors)
        {
            Add(graph, "ReduceMin", tensor, tensor + Minimum);
            Add(graph, "ReduceMax", tensor, tensor + Maximum);
        }

        return model.ToByteArray();
    }

    /// <summary>Ranges of tensors, by name, from what such a model put out.</summary>
    public static IReadOnlyDictionary<string, ValueRange> Read(IReadOnlyDictionary<string, float> outputs) => outputs.Keys
        .Where(name => name.EndsWith(Minimum, StringComparison.Ordinal))
        .Select(name => name[..^Minimum.Length])
        .ToDictionary(tensor => tensor, tensor => new ValueRange(outputs[tensor + Minimum], outputs[tensor + Maximum]));

    private static void Add(GraphProto graph, string reduction, string tensor, string name)
    {
        graph.Node.Add(new NodeProto
        {
            Name = name,
            OpType = reduction,
            Input = { tensor },
            Output = { name },
            Attribute = { new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 } },
        });
        graph.Output.Add(new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new TensorShapeProto() },
            },
        });
    }
}
