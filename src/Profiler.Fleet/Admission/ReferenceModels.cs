using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Profiler.Networks.Blocks;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Admission;

/// <summary>
/// One tiny network a kind of layer. What they put out was recorded once with ONNX Runtime's CPU provider, and agrees
/// with a plain evaluation in double precision that the tests hold it to; it never comes from the board.
/// </summary>
public static class ReferenceModels
{
    /// <summary>Of the input's values, <see cref="Measurement.Checks.SeededValues"/>.</summary>
    public const int InputSeed = 1;

    private const int WeightSeed = 0;
    private const string Data = "Admission.reference-outputs.json";

    private static readonly Lazy<ImmutableArray<ReferenceModel>> Models = new(() =>
    {
        ILookup<string, ExpectedOutput> expected = ReadExpected().ToLookup(output => output.Model);
        return [.. Graphs().Select(graph => new ReferenceModel(
            graph, OnnxExporter.Export(graph, new SeededWeights(WeightSeed)), expected[graph.Network.Name].Single()))];
    });

    public static ImmutableArray<ReferenceModel> All => Models.Value;

    /// <summary>The networks, laid out for their inputs.</summary>
    public static IEnumerable<ShapedGraph> Graphs() =>
    [
        Lay("conv-bn-relu", ConvBnRelu, "1x3x17x16"),
        Lay("depthwise-add", DepthwiseAdd, "1x8x9x12"),
        Lay("resize", Resize, "1x4x5x7"),
        Lay("pooling", Pooling, "1x6x10x12"),
        Lay("linear", Linear, "1x8x6x6"),
    ];

    private static ShapedGraph Lay(string name, Func<BlockBuilder, string> build, string input)
    {
        TensorShape shape = TensorShape.Parse(input);
        var block = new BlockBuilder(Block.Input);
        return ShapedGraph.Lay(NetworkFactory.FromBlock(name, block.Build(build(block)), shape.Channels, shape), shape);
    }

    private static string ConvBnRelu(BlockBuilder block)
    {
        string x = block.ConvBn("conv", new Conv2d(3, 16, 3, Stride: 2, Padding: 1), Block.Input, relu: true);
        return block.ConvBn("grouped", new Conv2d(16, 8, 3, Padding: 2, Dilation: 2, Groups: 4), x, relu: true);
    }

    private static string DepthwiseAdd(BlockBuilder block)
    {
        string x = block.ConvBn("expand", new Conv2d(8, 24, 1), Block.Input, relu: true);
        x = block.ConvBn("depthwise", new Conv2d(24, 24, 5, Padding: 2, Groups: 24), x, relu: true);
        x = block.ConvBn("project", new Conv2d(24, 8, 1), x, relu: false);
        return block.Add("residual", new Add(), x, Block.Input);
    }

    private static string Resize(BlockBuilder block)
    {
        string x = block.Add("half-pixel", new ResizeBilinear(2, AlignCorners: false), Block.Input);
        x = block.ConvBn("conv", new Conv2d(4, 4, 3, Padding: 1), x, relu: true);
        return block.Add("aligned", new ResizeBilinear(3, AlignCorners: true), x);
    }

    private static string Pooling(BlockBuilder block)
    {
        string x = block.ConvBn("conv", new Conv2d(6, 6, 1), Block.Input, relu: false);
        return block.Add("average", new AveragePool2d(3, StrideHeight: 2, StrideWidth: 1), x);
    }

    private static string Linear(BlockBuilder block)
    {
        string x = block.Add("pool", new GlobalAveragePool(), block.ConvBn("conv", new Conv2d(8, 16, 3), Block.Input, relu: true));
        return block.Add("classifier", new Linear(16, 40), x);
    }

    private static ExpectedOutput[] ReadExpected()
    {
        using Stream data = Assembly.GetExecutingAssembly().GetManifestResourceStream(Data)
            ?? throw new InvalidOperationException($"The program lacks its resource {Data}.");
        return JsonSerializer.Deserialize<ExpectedOutput[]>(data, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"The resource {Data} is empty.");
    }
}
