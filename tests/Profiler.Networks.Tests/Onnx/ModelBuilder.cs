using Google.Protobuf;
using Onnx;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx;

/// <summary>Builds small models by hand. Extents of inputs are numbers, names, or null for an open one.</summary>
internal sealed class ModelBuilder
{
    public ModelBuilder(int opset = 17)
    {
        Model = new ModelProto { IrVersion = 8, Graph = new GraphProto { Name = "test" } };
        Model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
    }

    public ModelProto Model { get; }

    public GraphProto Graph => Model.Graph;

    public ModelBuilder Input(string name, params object?[] dims)
    {
        Graph.Input.Add(Info(name, dims));
        return this;
    }

    public ModelBuilder Output(string name, params object?[] dims)
    {
        Graph.Output.Add(dims.Length == 0 ? new ValueInfoProto { Name = name } : Info(name, dims));
        return this;
    }

    public ModelBuilder Declare(string name, params object?[] dims)
    {
        Graph.ValueInfo.Add(Info(name, dims));
        return this;
    }

    /// <summary>Weights of zeros.</summary>
    public ModelBuilder Weight(string name, params long[] dims)
    {
        Graph.Initializer.Add(Tensor(name, TensorProto.Types.DataType.Float, dims, new byte[dims.Aggregate(4L, (p, d) => p * d)]));
        return this;
    }

    public ModelBuilder Integers(string name, params long[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        Graph.Initializer.Add(tensor);
        return this;
    }

    public ModelBuilder Scalar(string name, long value)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Int64Data.Add(value);
        Graph.Initializer.Add(tensor);
        return this;
    }

    public ModelBuilder Reals(string name, params float[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.Add(values.Length);
        tensor.FloatData.AddRange(values);
        Graph.Initializer.Add(tensor);
        return this;
    }

    /// <param name="inputs">Names with blanks between; "-" for an input left out. So are outputs.</param>
    public ModelBuilder Node(string op, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = $"{op}:{outputs}" };
        node.Input.AddRange(Names(inputs));
        node.Output.AddRange(Names(outputs));
        node.Attribute.AddRange(attributes.Select(a => Attribute(a.Name, a.Value)));
        Graph.Node.Add(node);
        return this;
    }

    public static TensorProto Tensor(string name, TensorProto.Types.DataType type, long[] dims, byte[] raw)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(raw) };
        tensor.Dims.AddRange(dims);
        return tensor;
    }

    public string Save(TempFolder folder, string name = "model.onnx")
    {
        File.WriteAllBytes(folder.File(name), Model.ToByteArray());
        return folder.File(name);
    }

    public OnnxModel Load()
    {
        using var folder = new TempFolder();
        return OnnxModelFile.Load(Save(folder));
    }

    public OnnxCounts Count(params string[] inputs) => OnnxCounter.Count(Load(), OnnxInputs.Parse(inputs));

    /// <summary>The inferred shape of a tensor, such as "1x3x8x8".</summary>
    public string ShapeOf(string tensor, params string[] inputs) => ValueOf(tensor, inputs).Shape;

    public OnnxValue ValueOf(string tensor, params string[] inputs)
    {
        OnnxShapedGraph graph = OnnxShapeInference.Infer(Load(), OnnxInputs.Parse(inputs));
        OnnxShapedNode writer = graph.Nodes.Single(n => n.Node.Outputs.Contains(tensor));
        return writer.Outputs[writer.Node.Outputs.IndexOf(tensor)];
    }

    private static ValueInfoProto Info(string name, object?[] dims)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(dims.Select(Dimension));
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private static TensorShapeProto.Types.Dimension Dimension(object? extent) => extent switch
    {
        int number => new TensorShapeProto.Types.Dimension { DimValue = number },
        long number => new TensorShapeProto.Types.Dimension { DimValue = number },
        string symbol => new TensorShapeProto.Types.Dimension { DimParam = symbol },
        _ => new TensorShapeProto.Types.Dimension(),
    };

    private static IEnumerable<string> Names(string names) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name == "-" ? "" : name);

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case int number:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number);
                break;
            case float number:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, number);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case long[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(numbers);
                break;
            case float[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Floats;
                attribute.Floats.AddRange(numbers);
                break;
            case TensorProto tensor:
                (attribute.Type, attribute.T) = (AttributeProto.Types.AttributeType.Tensor, tensor);
                break;
            case GraphProto graph:
                (attribute.Type, attribute.G) = (AttributeProto.Types.AttributeType.Graph, graph);
                break;
            default:
                throw new ArgumentException($"No attribute is made of a {value.GetType()}.", nameof(value));
        }

        return attribute;
    }
}
