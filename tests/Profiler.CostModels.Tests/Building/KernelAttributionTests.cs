using System.Collections.Immutable;
using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Building;

public sealed class KernelAttributionTests
{
    private const double Tolerance = 0.1;

    [Fact]
    public void A_kernel_belongs_to_the_section_it_is_named_after()
    {
        SectionProfile profile = Attribute(
            ("stem/conv_bn_nchwc", "Conv", 1), ("slot00.k3_e1/expand_relu_nchwc", "Conv", 2), ("slot00.k3_e1/residual_nchwc", "Conv", 3),
            ("head/conv_nchwc", "Conv", 4));

        Assert.Equal((1, 5, 4), (profile.SectionMs["stem"], profile.SectionMs["slot00"], profile.SectionMs["head"]));
        Assert.Equal(10, profile.TotalMs, 12);
        Assert.False(profile.SectionMs.ContainsKey("slot01"));
    }

    [Fact]
    public void A_conversion_belongs_to_the_kernel_that_needed_it()
    {
        SectionProfile profile = Attribute(
            ("stem/conv_bn_nchwc", "Conv", 1), ("ReorderOutput_token_7", "ReorderOutput", 0.25), ("slot00.k3_e1_g2/expand_relu", "Conv", 2),
            ("ReorderInput_token_8", "ReorderInput", 0.5), ("slot01.k3_e1/expand_relu_nchwc", "Conv", 3), ("head/conv_nchwc", "Conv", 4));

        Assert.Equal((2.25, 3.5), (profile.SectionMs["slot00"], profile.SectionMs["slot01"]));
    }

    [Fact]
    public void What_comes_last_without_a_section_belongs_to_the_head()
    {
        SectionProfile profile = Attribute(
            ("stem/conv_nchwc", "Conv", 1), ("head/conv_nchwc", "Conv", 2), ("output_nchwc", "Conv", 3), ("ReorderOutput_token_1", "ReorderOutput", 4));

        Assert.Equal(9, profile.SectionMs["head"]);
    }

    [Fact]
    public void Without_a_head_the_output_belongs_to_the_last_slot_that_does_something()
    {
        SectionProfile profile = AttributeIn(
            SyntheticSpaces.Headless, ("stem/conv_nchwc", "Conv", 1), ("slot03.k3_e1/expand_relu", "Conv", 2), ("output_nchwc", "Conv", 3),
            ("ReorderOutput_token_1", "ReorderOutput", 4));

        Assert.Equal(9, profile.SectionMs["slot03"]);
        Assert.False(profile.SectionMs.ContainsKey("slot04"));
        Assert.Equal(Layout.Blocked, profile.LayoutAfter[4]);
    }

    [Fact]
    public void Layouts_follow_the_kernels_and_pass_through_slots_without_any()
    {
        SectionProfile profile = Attribute(
            ("stem/conv_nchwc", "Conv", 1), ("slot01.k3_e1/expand_nchwc", "Conv", 1), ("ReorderOutput_token_1", "ReorderOutput", 1),
            ("slot01.k3_e1/residual", "Add", 1), ("slot03.k3_e3/expand_nchwc", "Conv", 1), ("head/conv", "Conv", 1));

        Assert.Equal(Layout.Blocked, profile.LayoutIn);
        Assert.Equal([Layout.Blocked, Layout.Plain, Layout.Plain, Layout.Blocked, Layout.Blocked], profile.LayoutAfter.ToArray());
    }

    [Theory]
    [InlineData("stem", "fused_0", "slot02.k3_e1/expand_nchwc")]
    [InlineData("slot02", "stem/conv_nchwc", "fused_0")]
    public void Refuses_a_profile_in_which_a_section_has_no_kernel(string section, string first, string second)
    {
        Visit visit = VisitOf([(first, "Conv", 1), (second, "Conv", 1), ("head/conv_nchwc", "Conv", 1)]);
        Architecture architecture = Of(SyntheticSpaces.Flat, ["slot02.k3_e1/"]);

        var error = Assert.Throws<ProfilerException>(() => KernelAttribution.Attribute(architecture, [visit], null, Tolerance));

        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
        Assert.EndsWith($"no kernel of {section}.", error.Message);
    }

    [Fact]
    public void Times_are_brought_to_the_speed_of_the_calibrated_reference()
    {
        var board = new SyntheticBoard(SyntheticSpaces.Small);
        Architecture architecture = board.Unseen(1)[0];

        SectionProfile profile = KernelAttribution.Attribute(architecture, [board.Visit(architecture, 1.7)], SyntheticBoard.Reference, Tolerance);

        Assert.Equal(SyntheticBoard.TrueMs(architecture) - SyntheticBoard.OverheadMs, profile.TotalMs, 9);
    }

    [Fact]
    public void Visits_in_which_the_host_changed_speed_are_left_out()
    {
        var board = new SyntheticBoard(SyntheticSpaces.Small);
        Architecture architecture = board.Unseen(1)[0];
        Visit good = board.Visit(architecture, 1);
        Visit bad = good with { ReferenceAfterMs = [.. good.ReferenceAfterMs.Select(ms => ms * 2)] };

        SectionProfile profile = KernelAttribution.Attribute(architecture, [bad, good, bad], SyntheticBoard.Reference, Tolerance);
        SectionProfile allBad = KernelAttribution.Attribute(architecture, [bad], SyntheticBoard.Reference, Tolerance);

        Assert.Equal(SyntheticBoard.TrueMs(architecture) - SyntheticBoard.OverheadMs, profile.TotalMs, 9);
        Assert.Equal(profile.TotalMs / 1.5, allBad.TotalMs, 9);
    }

    [Fact]
    public void Each_visit_goes_by_the_order_and_names_of_its_own_kernels()
    {
        (string, string, double)[] first =
            [("stem/conv_nchwc", "Conv", 1), ("ReorderOutput_token_7", "ReorderOutput", 0.5), ("slot00.k3_e1/expand_relu", "Conv", 2), ("output", "Gemm", 4)];
        (string, string, double)[] second =
            [("ReorderOutput_token_3", "ReorderOutput", 0.5), ("slot00.k3_e1/expand_relu", "Conv", 2), ("stem/conv_nchwc", "Conv", 1), ("output", "Gemm", 4)];

        SectionProfile profile = KernelAttribution.Attribute(
            Of(SyntheticSpaces.Flat, first.Select(kernel => kernel.Item1)), [VisitOf(first), VisitOf(second), VisitOf(second)], null, Tolerance);

        Assert.Equal((1, 2.5), (profile.SectionMs["stem"], profile.SectionMs["slot00"]));
    }

    [Fact]
    public void Without_a_reference_times_are_as_they_were_taken() =>
        Assert.Equal(2.5, Attribute(("stem/conv", "Conv", 2), ("output", "Gemm", 0.5)).TotalMs);

    [Fact]
    public void Refuses_a_visit_without_the_reference_that_was_asked_for()
    {
        Visit visit = VisitOf([("stem/conv", "Conv", 1), ("output", "Gemm", 0.5)]);

        var error = Assert.Throws<ProfilerException>(
            () => KernelAttribution.Attribute(Of(SyntheticSpaces.Flat, []), [visit], SyntheticBoard.Reference, Tolerance));

        Assert.Equal(ErrorCode.DeviceFailed, error.Code);
    }

    private static SectionProfile Attribute(params (string Node, string Op, double Ms)[] kernels) => AttributeIn(SyntheticSpaces.Flat, kernels);

    private static SectionProfile AttributeIn(SearchSpace space, params (string Node, string Op, double Ms)[] kernels) =>
        KernelAttribution.Attribute(Of(space, kernels.Select(k => k.Node)), [VisitOf(kernels)], null, Tolerance);

    /// <summary>The architecture that runs the blocks named, and skips the other slots.</summary>
    private static Architecture Of(SearchSpace space, IEnumerable<string> nodes)
    {
        string[] choices = [.. Enumerable.Repeat("skip", space.Slots.Length)];
        foreach (string node in nodes.Where(node => node.StartsWith("slot", StringComparison.Ordinal)))
        {
            choices[int.Parse(node[4..6])] = node[7..node.IndexOf('/', StringComparison.Ordinal)];
        }

        return Architecture.FromNames(space, choices);
    }

    private static Visit VisitOf((string Node, string Op, double Ms)[] kernels) => new(
        "item", 0, DateTimeOffset.UnixEpoch, [], [kernels.Sum(k => k.Ms)], [], 10, new VisitConditions(null, null, null, null),
        new KernelProfile(
            [.. kernels.Select(k => RuntimeKernels.Of(k.Node, k.Op))],
            [.. kernels.Select(k => ImmutableArray.Create(k.Ms, k.Ms, k.Ms * 5))]));
}
