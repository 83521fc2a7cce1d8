using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Tests.Surrogates.Features;

public sealed class KernelFeaturesTests
{
    private static readonly KernelSetting Setting = new(Threads: 2, VectorWidthBits: 256);

    [Fact]
    public void Columns_have_names_of_their_own() => Assert.Equal(FeatureSchema.Columns, FeatureSchema.Names.Distinct().Count());

    [Fact]
    public void Time_rises_with_work() => Assert.Equal(["log_macs", "log_bytes"], FeatureSchema.Rising.Select(column => FeatureSchema.Names[column]));

    [Fact]
    public void A_convolution_tells_its_geometry()
    {
        Dictionary<string, float> row = Of(GraphKernels.Conv("a", [1, 24, 10, 20], 36, sum: GraphKernels.Data(1, 36, 10, 20), activation: "Relu"));

        Assert.Equal((1, 24, 36), (row["batch"], row["in_channels"], row["out_channels"]));
        Assert.Equal((2, 3, 2, 3), (row["in_width_twos"], row["in_plane_twos"], row["out_width_twos"], row["out_plane_twos"]));
        Assert.Equal((3, 3, 1, 1, 4), (row["window_height"], row["window_width"], row["stride_height"], row["dilation_width"], row["padding"]));
        Assert.Equal((1, 1, 1, 0, 0), (row["blocked"], row["activation"], row["sum"], row["depthwise"], row["pointwise"]));
        Assert.Equal((36, 24 * 9), (row["columns"], row["depth"]));
        Assert.Equal((2, 256, 32), (row["threads"], row["vector_bits"], row["element_bits"]));
    }

    [Fact]
    public void Channels_that_fill_no_vector_leave_a_rest()
    {
        Dictionary<string, float> row = Of(GraphKernels.Conv("a", [1, 24, 10, 20], 36));
        Assert.Equal((0, 4, 4, 1), (row["in_channels_rest"], row["out_channels_rest"], row["out_width_rest"], row["out_blocks_rest"]));
        Assert.True(float.IsNaN(Of(GraphKernels.Conv("a", [1, 24, 10, 20], 36), new KernelSetting(1, 0))["out_channels_rest"]));
    }

    [Fact]
    public void A_depthwise_convolution_is_marked()
    {
        Dictionary<string, float> row = Of(GraphKernels.Conv("a", [1, 32, 10, 10], 32, groups: 32));
        Assert.Equal((1, 32, 1), (row["depthwise"], row["groups"], row["group_in_channels"]));
        Assert.Equal(0, Of(GraphKernels.Conv("a", [1, 32, 10, 10], 32, groups: 4))["depthwise"]);
    }

    [Fact]
    public void The_layout_parts_kernels_that_are_otherwise_equal() => Assert.NotEqual(
        Of(GraphKernels.Conv("a", [1, 32, 10, 10], 32))["operator"], Of(GraphKernels.Conv("a", [1, 32, 10, 10], 32, domain: ""))["operator"]);

    [Fact]
    public void Neither_name_nor_provider_counts()
    {
        RuntimeKernel kernel = GraphKernels.Conv("first", [1, 32, 10, 10], 32);
        Assert.Equal(Of(kernel), Of(kernel with { Node = "last", Provider = "" }));
    }

    [Fact]
    public void An_unknown_operator_has_a_mark_of_its_own_and_its_bytes()
    {
        Dictionary<string, float> row = Of(GraphKernels.Of("x", "Mystery", [GraphKernels.Data(1, 8, 4, 4)], GraphKernels.Data(1, 8, 2, 2)));
        Assert.Equal((0, 0), (row["operator"], row["log_macs"]));
        Assert.Equal(Math.Log2(1 + (4 * (128 + 32))), row["log_bytes"], 5);
        Assert.Equal(0.25f, row["growth"]);
        Assert.True(float.IsNaN(row["groups"]) && float.IsNaN(row["depth"]));
    }

    [Fact]
    public void Kernels_without_tensors_have_features_too()
    {
        RuntimeKernel kernel = GraphKernels.Of("x", "Mystery", [], GraphKernels.Data()) with { Outputs = [] };
        Assert.Equal(0, Of(kernel)["log_bytes"]);
    }

    [Theory]
    [InlineData(1, 19)]
    [InlineData(64, 22)]
    [InlineData(1 << 16, 27)]
    public void What_a_network_moves_in_all_counts_in_octaves(int kernels, int octaves)
    {
        RuntimeKernel kernel = GraphKernels.Of("x", "Relu", [GraphKernels.Data(1, 8, 32, 32)], GraphKernels.Data(1, 8, 32, 32));
        float[] rows = KernelFeatures.Of([.. Enumerable.Repeat(kernel, kernels)], Setting);
        Assert.Equal(kernels * FeatureSchema.Columns, rows.Length);
        Assert.Equal(octaves, rows[FeatureSchema.Names.IndexOf("footprint")]);
    }

    private static Dictionary<string, float> Of(RuntimeKernel kernel, KernelSetting? setting = null)
    {
        float[] row = KernelFeatures.Of([kernel], setting ?? Setting);
        return FeatureSchema.Names.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
