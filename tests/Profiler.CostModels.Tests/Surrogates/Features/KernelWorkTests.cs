using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates.Features;

public sealed class KernelWorkTests
{
    [Theory]
    [InlineData(GraphKernels.Blocked, "Conv")]
    [InlineData("com.microsoft", "FusedConv")]
    [InlineData("", "Conv")]
    public void A_convolution_counts_the_same_in_every_layout(string domain, string op)
    {
        RuntimeKernel kernel = GraphKernels.Conv("a", [1, 16, 10, 20], 32, domain: domain) with { Operator = op };
        const long Out = 32 * 10 * 20;
        Assert.Equal(new KernelWork(Out * 16 * 9, 4 * 16 * 10 * 20, 4 * ((32 * 16 * 9) + 32), 4 * Out, IsView: false), KernelWork.Of(kernel));
    }

    [Fact]
    public void A_group_sums_over_its_own_channels() =>
        Assert.Equal(32 * 100 * 9, KernelWork.Of(GraphKernels.Conv("a", [1, 32, 10, 10], 32, groups: 32)).Macs);

    [Theory]
    [InlineData("", "MatMul", 0)]
    [InlineData("com.microsoft", "FusedMatMul", 1)]
    public void A_product_sums_over_the_inner_extent(string domain, string op, long transposes)
    {
        KernelTensor first = transposes == 1 ? GraphKernels.Data(2, 7, 5) : GraphKernels.Data(2, 5, 7);
        RuntimeKernel kernel = GraphKernels.Of("m", op, [first, GraphKernels.Weight(7, 3)], GraphKernels.Data(2, 5, 3), domain);
        kernel = kernel with { Integers = kernel.Integers.Add("transA", [transposes]) };
        Assert.Equal(2 * 5 * 3 * 7, KernelWork.Of(kernel).Macs);
    }

    [Fact]
    public void What_is_not_known_to_multiply_counts_bytes_alone()
    {
        RuntimeKernel kernel = GraphKernels.Of("x", "Mystery", [new KernelTensor("float16", [3, 5], false), GraphKernels.LeftOut], GraphKernels.Data(5));
        Assert.Equal(new KernelWork(0, 2 * 15, 0, 4 * 5, IsView: false), KernelWork.Of(kernel));
    }

    [Fact]
    public void A_view_moves_nothing() =>
        Assert.Equal(0, KernelWork.Of(GraphKernels.Of("r", "Reshape", [GraphKernels.Data(4, 4), GraphKernels.Weight(1)], GraphKernels.Data(16))).Bytes);

    [Fact]
    public void Elements_without_a_size_are_an_error_that_names_the_kernel()
    {
        RuntimeKernel kernel = GraphKernels.Of("names", "Unique", [new KernelTensor("string", [4], false)], GraphKernels.Data(4));
        var error = Assert.Throws<ProfilerException>(() => KernelWork.Of(kernel));
        Assert.Equal(ErrorCode.UnsupportedOperator, error.Code);
        Assert.Contains("'names'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_beyond_63_bits_is_an_error() =>
        Assert.Equal(ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(
            () => KernelWork.Of(GraphKernels.Conv("a", [1, 1 << 20, 1 << 20, 1 << 20], 1 << 20))).Code);
}
