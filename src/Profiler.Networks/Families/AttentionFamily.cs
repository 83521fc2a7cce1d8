using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Families;

/// <summary>
/// Attention: patches and transformer blocks (ViT, DeiT), convolutions first and transformer blocks behind them
/// (CvT, MobileViT), and convolutions with squeeze and excitation throughout.
/// </summary>
internal static class AttentionFamily
{
    /// <summary>More tokens than this make the product of queries and keys most of the network.</summary>
    private const int MostTokens = 1600;

    /// <summary>Wider maps would make the inserted blocks most of the network.</summary>
    private const int WidestInserted = 320;

    public static void Draw(NetworkSketch sketch)
    {
        FamilyRandom random = sketch.Random;
        if (random.Chance(0.5))
        {
            int patch = random.Pick(8, 14, 16, 16, 32);
            var stem = new BlockBuilder(Block.Input);
            int features = FamilyRandom.Multiple(random.LogBetween(48, 320), random.Pick(4, 8, 12, 16));
            sketch.Append(stem.Build(stem.Add("patches", new Conv2d(sketch.Channels, features, patch, patch, Bias: true), Block.Input)));
        }
        else
        {
            CommonBlocks.Stem(sketch, random.Width(8, 32));
            InvertedResidualFamily.Body(sketch, halvings: 4, stages: random.Between(2, 4));
        }

        TensorShape map = sketch.Shape;
        if (!Fits(map))
        {
            // Such a draw is thrown away like one that does not fit its input.
            throw LayerShapes.Cannot(new ToTokens(), $"{map} makes too few or too many tokens");
        }

        Transform(sketch, mostBlocks: 8);
        Finish(sketch, map);
    }

    /// <summary>Transformer blocks in the middle of convolutions, where the map is of a size for them (BoTNet, MobileViT).</summary>
    public static void Insert(NetworkSketch sketch)
    {
        TensorShape map = sketch.Shape;
        if (!Fits(map) || map.Channels > WidestInserted)
        {
            return;
        }

        Transform(sketch, mostBlocks: 2);
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new LayerNorm(map.Channels), Block.Input);
        sketch.Append(block.Build(block.Add("map", new FromTokens(map.Height, map.Width), x)));
    }

    private static bool Fits(TensorShape map) => map.Height * map.Width is >= 4 and <= MostTokens;

    private static void Transform(NetworkSketch sketch, int mostBlocks)
    {
        FamilyRandom random = sketch.Random;
        var tokens = new BlockBuilder(Block.Input);
        sketch.Append(tokens.Build(tokens.Add("tokens", new ToTokens(), Block.Input)));
        int features = sketch.Shape.Width;
        int heads = random.Groups(features, features, 8);
        int hidden = (int)(features * random.Pick(2, 3, 4, 4));
        (string, Layer Layer) activation = random.Chance(0.7) ? ("gelu", new Gelu()) : sketch.Activation;
        int depth = random.Between(1, mostBlocks);
        for (int i = 0; i < depth; i++)
        {
            sketch.Append(Attention(features, heads));
            sketch.Append(Perceptron(features, hidden, activation.Layer));
        }
    }

    /// <summary>softmax(Q K' / sqrt(d)) V of normalised tokens, added to them (Vaswani et al., 2017, equation 1).</summary>
    private static Block Attention(int features, int heads)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new LayerNorm(features), Block.Input);
        string Heads(string name) =>
            block.Add($"{name}_heads", new SplitHeads(heads), block.Add(name, new TokenLinear(features, features), x));
        string queries = Heads("queries");
        string keys = Heads("keys");
        string values = Heads("values");
        string scores = block.Add("scores", new MatMul(TransposeSecond: true), queries, keys);
        scores = block.Add("scale", new Scale(1 / Math.Sqrt((double)features / heads)), scores);
        scores = block.Add("softmax", new Softmax(), scores);
        string mixed = block.Add("mix", new MatMul(TransposeSecond: false), scores, values);
        mixed = block.Add("merge", new MergeHeads(), mixed);
        mixed = block.Add("project", new TokenLinear(features, features), mixed);
        return block.Build(block.Add("residual", new Add(), mixed, Block.Input));
    }

    private static Block Perceptron(int features, int hidden, Layer activation)
    {
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new LayerNorm(features), Block.Input);
        x = block.Add("expand", new TokenLinear(features, hidden), x);
        x = block.Add("expand_act", activation, x);
        x = block.Add("reduce", new TokenLinear(hidden, features), x);
        return block.Build(block.Add("residual", new Add(), x, Block.Input));
    }

    private static void Finish(NetworkSketch sketch, TensorShape map)
    {
        int features = sketch.Shape.Width;
        var block = new BlockBuilder(Block.Input);
        string x = block.Add("norm", new LayerNorm(features), Block.Input);
        if (sketch.Random.Chance(0.5))
        {
            sketch.Append(block.Build(block.Add("map", new FromTokens(map.Height, map.Width), x)));
            CommonBlocks.Classifier(sketch);
            return;
        }

        x = block.Add("pool", new PoolTokens(), x);
        sketch.End(block.Build(block.Add("classifier", new Linear(features, sketch.Random.Pick(10, 100, 1000)), x)));
    }
}
