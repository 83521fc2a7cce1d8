using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace Profiler.Agent.Tests.Support;

/// <summary>Models of a single node between an input and an output of fp32, spelled as a test needs them.</summary>
internal sealed class OneNode
{
    private readonly NodeProto _node;
    private readonly GraphProto _graph = new() { Name = "one" };

    public OneNode(string op, params long[] input)
    {
        _node = new NodeProto { Name = "node", OpType = op, Input = { "x" }, Output = { "y" } };
        _graph.Input.Add(Value("x", input));
        _graph.Node.Add(_node);
    }

    /// <summary>A constant input; none where no extents are given.</summary>
    public OneNode With<T>(TensorProto.Types.DataType type, T[] values, params long[] dims)
        where T : unmanaged
    {
        string name = values.Length == 0 ? string.Empty : $"c{_node.Input.Count}";
        _node.Input.Add(name);
        if (values.Length > 0)
        {
            var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)) };
            tensor.Dims.AddRange(dims);
            _graph.Initializer.Add(tensor);
        }

        return this;
    }

    /// <summary>Weights between -1 and 1.</summary>
    public OneNode WithWeights(params long[] dims) => With(
        TensorProto.Types.DataType.Float, [.. Enumerable.Range(0, (int)dims.Aggregate(1L, (a, b) => a * b)).Select(i => MathF.Sin(i))], dims);

    public OneNode WithIntegers(params long[] values) => With(TensorProto.Types.DataType.Int64, values, values.Length);

    public OneNode Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        _node.Attribute.Add(attribute);
        return this;
    }

    public OneNode Int(string name, long value)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });
        return this;
    }

    public OneNode Text(string name, string value)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) });
        return this;
    }

    /// <summary>The model; its output is the node's last of as many as are asked for, and of that element type.</summary>
    public byte[] Model(int outputs = 1, int type = 1)
    {
        for (int i = 1; i < outputs; i++)
        {
            _node.Output.Add($"y{i}");
        }

        _graph.Output.Add(new ValueInfoProto { Name = _node.Output[^1], Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type } } });
        return new ModelProto { IrVersion = 8, Graph = _graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 13 } } }.ToByteArray();
    }

    private static ValueInfoProto Value(string name, long[] dims)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(dims.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
    }
}
