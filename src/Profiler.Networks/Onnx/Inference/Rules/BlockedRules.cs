using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>
/// ONNX Runtime's operators in the layout that keeps channels in blocks of the vector width (domain com.microsoft.nchwc).
/// Their tensors have the extents of the plain layout, with the channels padded to whole blocks.
/// </summary>
internal static class BlockedRules
{
    private const string Domain = "com.microsoft.nchwc";
    private const string Convolution = Domain + ".Conv";
    private const int Rank = 4;

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        (Convolution, Convolve),
        (Domain + ".MaxPool", node => [PoolingRules.Pool(node)]),
        (Domain + ".AveragePool", node => [PoolingRules.Pool(node)]),
        (Domain + ".GlobalMaxPool", PoolingRules.PoolGlobally),
        (Domain + ".GlobalAveragePool", PoolingRules.PoolGlobally),
        (Domain + ".Upsample", Upsample),
        (Domain + ".ReorderInput", ReorderInput),
        (Domain + ".ReorderOutput", ReorderOutput),
    ];

    /// <summary>A first convolution reads the plain layout, whose channels are not padded.</summary>
    private static OnnxValue[] Convolve(InferenceNode node)
    {
        OnnxValue[] output = ConvolutionRules.Convolve(node);
        return node.Optional(3) is { } sum && !sum.Dims.SequenceEqual(output[0].Dims)
            ? throw node.Cannot($"a sum of {sum.Shape} does not fit an output of {output[0].Shape}")
            : output;
    }

    private static OnnxValue[] Upsample(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> scales = node.Attributes.Integers("scales");
        return !scales.IsDefault && scales.Length == input.Rank && scales.All(scale => scale > 0)
            ? [input with { Dims = [.. input.Dims.Zip(scales, (extent, scale) => checked(extent * scale))] }]
            : throw node.Cannot($"its scales do not fit an input of {input.Shape}");
    }

    /// <summary>
    /// Only convolutions take channels that fill no whole block, and their weights say how far these are padded; for any
    /// other reader the runtime reorders whole blocks only.
    /// </summary>
    private static OnnxValue[] ReorderInput(InferenceNode node)
    {
        OnnxValue input = FeatureMap(node);
        long channels = IsChannelsLast(node) ? input.Dims[^1] : input.Dims[1];
        long[] padded =
        [
            .. node.Readers().Where(reader => reader.Operator == Convolution && reader.HasInput(1))
                .Select(reader => checked(reader.Input(1).Dims[1] * reader.Attributes.IntegerOr("group", 1))).Distinct(),
        ];
        if (padded.Length > 1 || padded.Any(extent => extent < channels))
        {
            throw node.Cannot($"its readers take {string.Join(" and ", padded)} channels of {input.Shape}");
        }

        long[] sides = IsChannelsLast(node) ? [input.Dims[1], input.Dims[2]] : [input.Dims[2], input.Dims[3]];
        return [input with { Dims = [input.Dims[0], padded.Length > 0 ? padded[0] : channels, .. sides] }];
    }

    private static OnnxValue[] ReorderOutput(InferenceNode node)
    {
        OnnxValue input = FeatureMap(node);
        long channels = node.Attributes.IntegerOr("channels", input.Dims[1]);
        if (channels < 1 || channels > input.Dims[1])
        {
            throw node.Cannot($"{input.Shape} does not hold {channels} channels");
        }

        ImmutableArray<long> dims = IsChannelsLast(node)
            ? [input.Dims[0], input.Dims[2], input.Dims[3], channels]
            : [input.Dims[0], channels, input.Dims[2], input.Dims[3]];
        return [input with { Dims = dims }];
    }

    private static bool IsChannelsLast(InferenceNode node) => node.Attributes.IntegerOr("channels_last", 0) != 0;

    private static OnnxValue FeatureMap(InferenceNode node) => node.Input(0) is { Rank: Rank } input
        ? input
        : throw node.Cannot($"{node.Input(0).Shape} is no feature map");
}
