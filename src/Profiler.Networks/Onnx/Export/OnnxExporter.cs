using System.Security.Cryptography;
using Google.Protobuf;
using Onnx;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Onnx.Export;

/// <summary>
/// Writes a network for one input shape as an ONNX model. Nodes carry the names of their section and layer, which
/// survive the runtime's fusion; batch norms are folded into the convolution before them, as the runtime would.
/// </summary>
public static class OnnxExporter
{
    /// <summary>Opset 13 and IR 7: old enough for ONNX Runtime 1.8, the last for JetPack 4.</summary>
    private const int OpsetVersion = 13;
    private const int IrVersion = 7;
    private const string Producer = "profiler";

    /// <summary>A protobuf message ends at 2 GiB; a sixteenth of it is left for what is not weights.</summary>
    private const long MaxWeightBytes = 15L << 27;

    /// <exception cref="ProfilerException">The weights do not fit a file.</exception>
    public static OnnxExport Export(ShapedGraph graph, IWeightSource weights)
    {
        long bytesOfWeights = LayerCounter.Count(graph).WeightBytes;
        if (bytesOfWeights > MaxWeightBytes)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{graph.Network.Name}' has {bytesOfWeights >> 20} MiB of weights; an ONNX file holds {MaxWeightBytes >> 20} MiB.",
                "Choose narrower layers.");
        }

        var writer = new NodeWriter(graph, weights);
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            if (node.Layer is Conv2d && i + 1 < graph.Nodes.Length && Follows(graph.Nodes[i + 1], node))
            {
                writer.WriteFolded(node, graph.Nodes[i + 1]);
                i++;
            }
            else
            {
                writer.Write(node);
            }
        }

        byte[] bytes = Model(graph, writer.Finish()).ToByteArray();
        return new OnnxExport(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static bool Follows(GraphNode next, GraphNode convolution) =>
        next.Layer is BatchNorm2d && next.Inputs[0] == convolution.Name;

    private static ModelProto Model(ShapedGraph graph, GraphProto proto)
    {
        proto.Name = graph.Network.Name;
        proto.Input.Add(ValueInfo(Network.InputName, graph.Input));
        proto.Output.Add(ValueInfo(Network.OutputName, graph.OutputShape));
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = Producer, Graph = proto };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OpsetVersion });
        return model;
    }

    private static ValueInfoProto ValueInfo(string name, Shapes.TensorShape shape)
    {
        var dims = new TensorShapeProto();
        foreach (int extent in (int[])[shape.Batch, shape.Channels, shape.Height, shape.Width])
        {
            dims.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = extent });
        }

        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = dims };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
