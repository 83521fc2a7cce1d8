using Onnx;
using Profiler.Networks.Blocks;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Onnx.Export;

/// <summary>Exports single blocks, and reads the file back.</summary>
internal static class TinyBlocks
{
    public static ModelProto Export(Block block, TensorShape input, IWeightSource? weights = null)
    {
        var graph = ShapedGraph.Lay(NetworkFactory.FromBlock("tiny", block, input.Channels, input), input);
        return ModelProto.Parser.ParseFrom(OnnxExporter.Export(graph, weights ?? new SeededWeights(1)).Bytes.Span);
    }

    public static float[] Floats(ModelProto model, string name)
    {
        byte[] raw = model.Graph.Initializer.Single(tensor => tensor.Name == name).RawData.ToByteArray();
        float[] values = new float[raw.Length / sizeof(float)];
        Buffer.BlockCopy(raw, 0, values, 0, raw.Length);
        return values;
    }

    public static long[] Integers(NodeProto node, string attribute) => [.. node.Attribute.Single(a => a.Name == attribute).Ints];

    public static string Text(NodeProto node, string attribute) => node.Attribute.Single(a => a.Name == attribute).S.ToStringUtf8();
}
