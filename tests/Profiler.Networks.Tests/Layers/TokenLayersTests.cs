using Profiler.Networks.Blocks;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Tests.Layers;

public sealed class TokenLayersTests
{
    private static readonly TensorShape Map = new(2, 12, 3, 5);
    private static readonly TensorShape Tokens = new(2, 1, 15, 12);

    [Fact]
    public void A_map_becomes_a_token_a_pixel_and_comes_back()
    {
        Assert.Equal(Tokens, new ToTokens().InferShape([Map]));
        Assert.Equal(Map, new FromTokens(3, 5).InferShape([Tokens]));
        Assert.Equal(new TensorShape(2, 12, 1, 1), new PoolTokens().InferShape([Tokens]));
    }

    [Fact]
    public void Heads_share_the_features()
    {
        TensorShape heads = new SplitHeads(4).InferShape([Tokens]);

        Assert.Equal(new TensorShape(2, 4, 15, 3), heads);
        Assert.Equal(Tokens, new MergeHeads().InferShape([heads]));
    }

    [Fact]
    public void A_product_multiplies_rows_by_columns_or_by_rows()
    {
        var queries = new TensorShape(2, 4, 15, 3);
        var scores = new TensorShape(2, 4, 15, 15);

        Assert.Equal(scores, new MatMul(TransposeSecond: true).InferShape([queries, queries]));
        Assert.Equal(queries, new MatMul(TransposeSecond: false).InferShape([scores, queries]));
    }

    [Fact]
    public void Products_count_and_norms_only_learn()
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new LayerNorm(12), Block.Input);
        x = block.Add("linear", new TokenLinear(12, 8), x);
        x = block.Add("product", new MatMul(TransposeSecond: true), x, x);
        Network network = NetworkFactory.FromBlock("tokens", block.Build(block.Add("softmax", new Softmax(), x)), 1, Tokens);
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(network, Tokens));

        // 2 x 15 tokens by 12 x 8 weights, and 2 times 15 x 8 by 8 x 15.
        Assert.Equal((2 * 15 * 12 * 8) + (2 * 15 * 8 * 15), counts.Macs);
        Assert.Equal((2 * 12) + (12 * 8) + 8, counts.Parameters);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Refuses(new FromTokens(4, 4), Tokens);
        Refuses(new FromTokens(3, 5), Map);
        Refuses(new PoolTokens(), Map);
        Refuses(new SplitHeads(5), Tokens);
        Refuses(new TokenLinear(8, 8), Tokens);
        Refuses(new LayerNorm(8), Tokens);
        Refuses(new MatMul(TransposeSecond: false), Tokens, Tokens);
        Refuses(new MatMul(TransposeSecond: true), Tokens, Tokens with { Batch = 1 });
    }

    private static void Refuses(Layer layer, params TensorShape[] inputs) =>
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => layer.InferShape(inputs)).Code);
}
