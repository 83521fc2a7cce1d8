using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Feature maps brought to another resolution.</summary>
internal static class ResizeRules
{
    private const string Stretch = "stretch";

    public static IEnumerable<(string Operator, OperatorRule Rule)> All =>
    [
        ("Resize", Resize),
        ("Upsample", node => [ByScales(node, Scales(node, 1), AllAxes(node))]),
    ];

    private static OnnxValue[] Resize(InferenceNode node)
    {
        // Operator set 10 has the scales where later ones have the region of interest.
        if (node.Opset < 11)
        {
            return [ByScales(node, Scales(node, 1), AllAxes(node))];
        }

        ImmutableArray<long> named = node.Attributes.Integers("axes");
        ImmutableArray<int> axes = named.IsDefault ? AllAxes(node) : node.Axes(named, node.Input(0).Rank);
        if (node.HasInput(3) && node.Input(3).Elements > 0)
        {
            string policy = node.Attributes.TextOr("keep_aspect_ratio_policy", Stretch);
            return policy == Stretch
                ? [BySizes(node, node.Known(3).ToIntegers(), axes)]
                : throw InferenceNode.Unsupported($"its aspect ratio policy is '{policy}'");
        }

        return [ByScales(node, Scales(node, 2), axes)];
    }

    private static ImmutableArray<int> AllAxes(InferenceNode node) => [.. Enumerable.Range(0, node.Input(0).Rank)];

    private static ImmutableArray<double> Scales(InferenceNode node, int input)
    {
        ImmutableArray<double> scales = node.HasInput(input) ? node.Known(input).ToReals() : node.Attributes.Reals("scales");
        return scales.IsDefault ? throw node.Cannot("it has neither scales nor sizes") : scales;
    }

    private static OnnxValue BySizes(InferenceNode node, ImmutableArray<long> sizes, ImmutableArray<int> axes) =>
        With(node, sizes, axes, (_, size) => size);

    /// <summary>Runtimes multiply in single precision; a scale of 8/7 would otherwise make 7 of 7 x 8/7.</summary>
    private static OnnxValue ByScales(InferenceNode node, ImmutableArray<double> scales, ImmutableArray<int> axes) =>
        With(node, scales, axes, (extent, scale) => checked((long)MathF.Floor(extent * (float)scale)));

    private static OnnxValue With<T>(
        InferenceNode node, ImmutableArray<T> values, ImmutableArray<int> axes, Func<long, T, long> resize)
    {
        OnnxValue input = node.Input(0);
        if (values.Length != axes.Length)
        {
            throw node.Cannot($"{values.Length} sizes or scales do not fit {input.Shape}");
        }

        var dims = input.Dims.ToBuilder();
        foreach ((int axis, T value) in axes.Zip(values))
        {
            dims[axis] = resize(dims[axis], value);
        }

        return input with { Dims = dims.ToImmutable() };
    }
}
