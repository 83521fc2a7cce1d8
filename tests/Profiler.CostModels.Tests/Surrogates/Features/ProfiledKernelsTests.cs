using System.Collections.Immutable;
using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.Plans;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates.Features;

public sealed class ProfiledKernelsTests
{
    private const double Tolerance = 0.1;

    private static readonly RuntimeGraph Graph = new("1.29.0",
    [
        GraphKernels.Conv("a_nchwc", [1, 16, 8, 8], 32),
        GraphKernels.Of("ReorderOutput", "ReorderOutput", [GraphKernels.Data(1, 32, 8, 8)], GraphKernels.Data(1, 24, 8, 8), GraphKernels.Blocked),
        GraphKernels.Of("ReorderOutput_token_1", "ReorderOutput", [GraphKernels.Data(1, 32, 4, 4)], GraphKernels.Data(1, 24, 4, 4), GraphKernels.Blocked),
        GraphKernels.Of("output", "Gemm", [GraphKernels.Data(1, 24), GraphKernels.Weight(24, 10)], GraphKernels.Data(1, 10)),
    ]);

    private static readonly Shown Conv = new("a_nchwc", "Conv", "1x16x8x8;32x16x3x3;32", "1x32x8x8", 4);
    private static readonly Shown Large = new("ReorderOutput_token_7", "ReorderOutput", "1x32x8x8", "1x24x8x8", 2);
    private static readonly Shown Small = new("ReorderOutput", "ReorderOutput", "1x32x4x4", "1x24x4x4", 1);
    private static readonly Shown Gemm = new("output", "Gemm", "1x24", "1x10", 3);

    [Fact]
    public void Conversions_are_found_by_their_shapes_whatever_they_are_called() =>
        Assert.Equal([4, 2, 1, 3], Match(Of(Conv, Large, Small, Gemm)));

    [Fact]
    public void Each_visit_is_matched_by_itself_since_the_order_changes() =>
        Assert.Equal([5, 2, 1, 3], Match(Of(Conv, Large, Small, Gemm), Of(Small, Conv with { Ms = 6 }, Gemm, Large)));

    [Fact]
    public void Names_that_the_runtime_made_up_do_not_matter() =>
        Assert.Equal([4, 2, 1, 3], Match(Of(Conv with { Node = "Conv_12" }, Large, Small, Gemm with { Node = "Gemm_99" })));

    [Fact]
    public void Times_are_brought_to_the_speed_of_the_calibrated_reference()
    {
        var reference = new CalibratedReference(Workload.OfFixedShape("r", "cpu", 1), LatencyMs: 10);
        Visit slow = Of(Conv, Large, Small, Gemm) with { ReferenceBeforeMs = [20, 20], ReferenceAfterMs = [20, 20] };
        Visit bad = Of(Conv with { Ms = 100 }, Large, Small, Gemm) with { ReferenceBeforeMs = [10], ReferenceAfterMs = [20] };
        Assert.Equal([2, 1, 0.5, 1.5], ProfiledKernels.Match(Graph, [bad, slow], reference, Tolerance).Select(ms => Math.Round(ms, 9)));
    }

    [Fact]
    public void A_kernel_that_the_profile_does_not_show_is_named()
    {
        ProfilerException error = Refused(Of(Conv, Large, Gemm));
        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        Assert.Contains("'ReorderOutput_token_1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_the_graph_does_not_have_is_named() => Assert.Contains(
        "'more'", Refused(Of(Conv, Large, Small, Gemm, new Shown("more", "Relu", "1x10", "1x10", 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_profile_at_another_input_shape_is_refused() =>
        Assert.Contains("'a_nchwc'", Refused(Of(Conv with { Output = "1x32x9x9" }, Large, Small, Gemm)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_visit_without_a_profile_is_refused() => Refused(Of(Conv) with { Kernels = null });

    private static ProfilerException Refused(Visit visit) => Assert.Throws<ProfilerException>(() => Match(visit));

    private static double[] Match(params Visit[] visits) => [.. ProfiledKernels.Match(Graph, visits, null, Tolerance)];

    private static Visit Of(params Shown[] kernels) => new(
        "item", 0, DateTimeOffset.UnixEpoch, [], [10], [], 10, new VisitConditions(null, null, null, null),
        new KernelProfile(
            [.. kernels.Select(kernel => new Kernel(kernel.Node, kernel.Op, "CPUExecutionProvider", kernel.Input, kernel.Output))],
            [.. kernels.Select(kernel => ImmutableArray.Create(kernel.Ms, kernel.Ms, kernel.Ms * 5))]));

    private sealed record Shown(string Node, string Op, string Input, string Output, double Ms);
}
