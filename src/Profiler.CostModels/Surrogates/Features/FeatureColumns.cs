using System.Collections.Immutable;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>The features of a kernel, in the order of their columns.</summary>
internal static class FeatureColumns
{
    /// <summary>Output channels that the blocked convolution computes at once, in vectors.</summary>
    private const int FilterBlocks = 4;

    public static ImmutableArray<FeatureColumn> All { get; } =
        [.. Identity(), .. Shapes(), .. Windows(), .. Work(), .. Remainders(), .. Rest()];

    private static IEnumerable<FeatureColumn> Identity() =>
    [
        new("operator", k => KnownOperators.NumberOf(k.Kernel.FullOperator)),
        new("blocked", k => Flag(k.IsBlocked)),
        new("threads", k => k.Setting.Threads),
        new("vector_bits", k => k.Setting.VectorWidthBits),
        new("element_bits", k => k.ElementBits),
        new("activation", k => k.Activation),
        new("sum", k => Flag(k.HasSum)),
    ];

    private static IEnumerable<FeatureColumn> Shapes() =>
    [
        new("rank", k => k.Rank),
        new("batch", k => k.Input(0)),
        new("in_channels", k => k.Input(1)),
        new("out_channels", k => k.Output(1)),
        new("growth", k => k.Growth),
        new("second_share", k => k.SecondShare),
        new("data_inputs", k => k.DataInputs),
    ];

    private static IEnumerable<FeatureColumn> Windows() =>
    [
        new("window_height", k => k.Window(0)),
        new("window_width", k => k.Window(1)),
        new("stride_height", k => k.Step("strides", 0)),
        new("stride_width", k => k.Step("strides", 1)),
        new("dilation_height", k => k.Step("dilations", 0)),
        new("dilation_width", k => k.Step("dilations", 1)),
        new("padding", k => k.PaddingSum),
        new("groups", k => k.Groups),
        new("group_in_channels", k => k.Input(1) / k.Groups),
        new("group_out_channels", k => k.Output(1) / k.Groups),
        new("depthwise", k => Flag(k.IsDepthwise)),
        new("pointwise", k => Flag(k.IsPointwise)),
    ];

    private static IEnumerable<FeatureColumn> Work() =>
    [
        new("log_macs", k => Log(k.Work.Macs), Rises: true),
        new("log_bytes", k => Log(k.Work.Bytes), Rises: true),
        new("log_intensity", k => k.Work.Macs > 0 ? Log(k.Work.Macs) - Log(k.Work.Bytes) : double.NaN),
        new("log_data_bytes", k => Log(k.Work.DataBytes)),
        new("log_weight_bytes", k => Log(k.Work.WeightBytes)),
        new("log_output_bytes", k => Log(k.Work.OutputBytes)),
        new("columns", k => k.Product().Columns),
        new("depth", k => k.Product().Depth),
    ];

    private static IEnumerable<FeatureColumn> Remainders() =>
    [
        new("in_channels_rest", k => k.Remainder(k.Input(1))),
        new("out_channels_rest", k => k.Remainder(k.Output(1))),
        new("out_width_rest", k => k.Remainder(k.Output(3))),
        new("inner_rest", k => k.Remainder(k.Inner)),
        new("columns_rest", k => k.Remainder(k.Product().Columns)),
        new("out_blocks_rest", k => Math.Ceiling(k.Output(1) / k.Lanes) % FilterBlocks),
    ];

    private static IEnumerable<FeatureColumn> Rest() =>
    [
        new("axis", k => k.Integer("axis", 0)),
        new("last_axis_moves", k => k.Integer("perm", k.Rank - 1) is var from && double.IsNaN(from) ? from : Flag(from != k.Rank - 1)),
        new("out_width_twos", k => KernelFacts.Twos(k.Output(3))),
        new("out_plane_twos", k => KernelFacts.Twos(k.Output(2) * k.Output(3))),
        new("in_width_twos", k => KernelFacts.Twos(k.Input(3))),
        new("in_plane_twos", k => KernelFacts.Twos(k.Input(2) * k.Input(3))),
        new("inner_twos", k => KernelFacts.Twos(k.Inner)),
        new("footprint", k => k.Footprint),
        new("nearest", k => k.Kernel.Words.TryGetValue("mode", out string? mode) ? Flag(mode == "nearest") : double.NaN),
    ];

    private static double Flag(bool isSet) => isSet ? 1 : 0;

    private static double Log(double value) => Math.Log2(1 + value);
}
