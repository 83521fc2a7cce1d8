using Google.Protobuf;
using Onnx;

namespace Profiler.Agent.Tests.Support;

/// <summary>Models that no exporter of ours writes.</summary>
internal static class OnnxModels
{
    /// <summary>The small model with batch, height and width of its input left open.</summary>
    public static byte[] WithOpenInput()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(SmallModel.Export.Bytes.Span);
        model.Graph.ValueInfo.Clear();
        string[] names = ["batch", "", "height", "width"];
        foreach (ValueInfoProto value in model.Graph.Input.Take(1).Concat(model.Graph.Output))
        {
            for (int axis = 0; axis < names.Length; axis++)
            {
                if (names[axis].Length > 0)
                {
                    value.Type.TensorType.Shape.Dim[axis].DimParam = names[axis];
                }
            }
        }

        return model.ToByteArray();
    }

    /// <summary>The small model without names of nodes.</summary>
    public static byte[] WithoutNames()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(SmallModel.Export.Bytes.Span);
        foreach (NodeProto node in model.Graph.Node)
        {
            node.Name = string.Empty;
        }

        return model.ToByteArray();
    }

    /// <summary>Operators of one input and one output, one after another, on a tensor of 1x16x8x8.</summary>
    public static byte[] Chain(int count, string op, string domain = "")
    {
        var graph = new GraphProto { Name = "chain" };
        graph.Input.Add(Value("t0"));
        graph.Output.Add(Value($"t{count}"));
        for (int i = 0; i < count; i++)
        {
            graph.Node.Add(new NodeProto { Name = $"node{i}", OpType = op, Domain = domain, Input = { $"t{i}" }, Output = { $"t{i + 1}" } });
        }

        var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
        if (domain.Length > 0)
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        }

        return model.ToByteArray();
    }

    private static ValueInfoProto Value(string name)
    {
        var shape = new TensorShapeProto();
        foreach (long extent in (long[])[1, 16, 8, 8])
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = extent });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } },
        };
    }
}
