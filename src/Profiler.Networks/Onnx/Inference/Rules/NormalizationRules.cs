using System.Collections.Immutable;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Normalisations, which keep the shape of their input.</summary>
internal static class NormalizationRules
{
    private const int ChannelAxis = 1;

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("BatchNormalization", node => ByChannel(node, parameters: 4)),
        ("InstanceNormalization", node => ByChannel(node, parameters: 2)),
        ("GroupNormalization", ElementwiseRules.SameAsInput),
        ("LayerNormalization", LayerNormalization),
        ("RMSNormalization", ElementwiseRules.SameAsInput),
        ("LpNormalization", ElementwiseRules.SameAsInput),
        ("MeanVarianceNormalization", ElementwiseRules.SameAsInput),
        ("LRN", ElementwiseRules.SameAsInput),
        ("Softmax", Softmax),
        ("LogSoftmax", Softmax),
        ("Hardmax", Softmax),
    ];

    private static OnnxValue[] ByChannel(InferenceNode node, int parameters)
    {
        OnnxValue input = node.Input(0);
        for (int i = 1; i <= parameters; i++)
        {
            OnnxValue parameter = node.Input(i);
            if (input.Rank <= ChannelAxis || parameter.Rank != 1 || parameter.Dims[0] != input.Dims[ChannelAxis])
            {
                throw node.Cannot($"its input {i} of {parameter.Shape} does not fit the channels of {input.Shape}");
            }
        }

        return [input];
    }

    /// <summary>The optional outputs are mean and inverse deviation, with extents of 1 along the normalised axes.</summary>
    private static OnnxValue[] LayerNormalization(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        int axis = node.Axis(node.Attributes.IntegerOr("axis", -1), input.Rank);
        ImmutableArray<long> normalized = input.Dims.RemoveRange(0, axis);
        OnnxValue scale = node.Input(1);
        if (!Broadcasting.Shape(node, normalized, scale.Dims).SequenceEqual(normalized))
        {
            throw node.Cannot($"a scale of {scale.Shape} does not fit the normalised axes {OnnxValue.Format(normalized)}");
        }

        var type = (OnnxElementType)node.Attributes.IntegerOr("stash_type", (long)OnnxElementType.Float32);
        var statistics = new OnnxValue(type, [.. input.Dims.Select((extent, i) => i < axis ? extent : 1)]);
        return [input, statistics, statistics];
    }

    private static OnnxValue[] Softmax(InferenceNode node)
    {
        _ = node.Axis(node.Attributes.IntegerOr("axis", node.Opset < 13 ? 1 : -1), node.Input(0).Rank);
        return [node.Input(0)];
    }
}
