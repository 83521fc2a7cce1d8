using Onnx;
using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Tests.Onnx.Export;

public sealed class BatchNormFoldingTests
{
    private const string Scope = "block/";

    [Fact]
    public void A_folded_convolution_computes_what_convolution_and_norm_do()
    {
        var block = new BlockBuilder(Block.Input);
        ModelProto model = TinyBlocks.Export(block.Build(block.ConvBn("conv", new Conv2d(2, 3, 1), Block.Input, relu: false)), new(1, 2, 1, 1));
        var source = new SeededWeights(1);
        float[] pixel = [0.7f, -1.3f];

        float[] folded = Pointwise(TinyBlocks.Floats(model, $"{Scope}conv.weight"), TinyBlocks.Floats(model, $"{Scope}conv.bias"), pixel);

        float[] plain = Pointwise(source.Get($"{Scope}conv.weight", [3, 2, 1, 1]), new float[3], pixel);
        Assert.All(Enumerable.Range(0, 3), c => Assert.Equal(Normalise(source, "conv_bn", c, plain[c]), folded[c], 1e-5));
    }

    [Fact]
    public void By_hand_a_scale_of_two_over_a_deviation_of_four_halves_the_weights()
    {
        var values = new FixedWeights
        {
            [$"{Scope}conv.weight"] = [3, -5],
            [$"{Scope}conv_bn.weight"] = [2],
            [$"{Scope}conv_bn.bias"] = [10],
            [$"{Scope}conv_bn.running_mean"] = [6],
            [$"{Scope}conv_bn.running_var"] = [16],
        };
        var block = new BlockBuilder(Block.Input);
        ModelProto model = TinyBlocks.Export(block.Build(block.ConvBn("conv", new Conv2d(2, 1, 1), Block.Input, relu: false)), new(1, 2, 4, 4), values);

        float[] weight = TinyBlocks.Floats(model, $"{Scope}conv.weight");
        Assert.Equal(1.5, weight[0], 1e-5);
        Assert.Equal(-2.5, weight[1], 1e-5);
        Assert.Equal(7, Assert.Single(TinyBlocks.Floats(model, $"{Scope}conv.bias")), 1e-5);
    }

    [Fact]
    public void A_norm_behind_two_readers_convolution_only_folds_into_its_own()
    {
        var block = new BlockBuilder(Block.Input);
        string first = block.Add("first", new Conv2d(2, 2, 1, Bias: true), Block.Input);
        string second = block.ConvBn("second", new Conv2d(2, 2, 1), first, relu: false);
        ModelProto model = TinyBlocks.Export(block.Build(block.Add("sum", new Add(), first, second)), new TensorShape(1, 2, 4, 4));

        Assert.Equal(new SeededWeights(1).Get($"{Scope}first.weight", [2, 2, 1, 1]), TinyBlocks.Floats(model, $"{Scope}first.weight"));
        Assert.Equal(["block/first", "block/second", "block/sum"], model.Graph.Node.Select(n => n.Name));
    }

    [Fact]
    public void A_norm_without_a_convolution_stays_a_node()
    {
        var block = new BlockBuilder(Block.Input);
        ModelProto model = TinyBlocks.Export(block.Build(block.Add("norm", new BatchNorm2d(2), Block.Input)), new(1, 2, 4, 4));

        NodeProto node = Assert.Single(model.Graph.Node);
        Assert.Equal("BatchNormalization", node.OpType);
        Assert.Equal(BatchNorm2d.Epsilon, node.Attribute.Single(attribute => attribute.Name == "epsilon").F, 1e-9);
        Assert.Equal(
            ["input", $"{Scope}norm.weight", $"{Scope}norm.bias", $"{Scope}norm.running_mean", $"{Scope}norm.running_var"], node.Input);
    }

    private static float[] Pointwise(float[] weight, float[] bias, float[] pixel) =>
        [.. bias.Select((b, c) => b + (weight[c * 2] * pixel[0]) + (weight[(c * 2) + 1] * pixel[1]))];

    /// <summary>(x - mean) / sqrt(variance + 1e-5) x scale + shift, as Torch's evaluation mode has it.</summary>
    private static double Normalise(SeededWeights source, string norm, int channel, double x)
    {
        double Value(string parameter) => source.Get($"{Scope}{norm}.{parameter}", [3])[channel];
        return ((x - Value("running_mean")) / Math.Sqrt(Value("running_var") + 1e-5) * Value("weight")) + Value("bias");
    }

    private sealed class FixedWeights : Dictionary<string, float[]>, IWeightSource
    {
        public float[] Get(string parameter, ReadOnlySpan<int> dims) => this[parameter];
    }
}
