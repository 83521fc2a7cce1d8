using Profiler.Networks.Spaces;

namespace Profiler.Search.Tests.Supernets;

/// <summary>Spaces of a few narrow slots with every kind of candidate.</summary>
internal static class SmallSpaces
{
    /// <summary>Widths that are no whole vectors, strides, changes of width, groups, shuffles, dilation, both kinds of skip.</summary>
    public static SearchSpace Segmentation(bool shuffles = false) => Build(
        shuffles,
        SkipReduction.ReluConvBn,
        new HeadDefinition(HeadKind.LiteAspp, 8, 5, LowLevelSlot: 1, LastConvChannels: 12));

    public static SearchSpace Classification() => Build(
        shuffles: true, SkipReduction.ConvBnRelu, new HeadDefinition(HeadKind.Classifier, 24, 7));

    private static SearchSpace Build(bool shuffles, SkipReduction reduction, HeadDefinition head) => SearchSpaceBuilder.Build(new SearchSpaceDefinition(
        SearchSpaceDefinition.CurrentSchema,
        "small",
        "2x3x32x48",
        new StemDefinition(8, 2),
        [new StageDefinition(16, 2, 2), new StageDefinition(20, 2, 2), new StageDefinition(20, 1, 1), new StageDefinition(36, 1, 1)],
        [
            Residual("k3_e1_g1", 3, 1),
            Residual("k3_e1_g2", 3, 1, 2, shuffle: shuffles),
            Residual("k3_e6_g1", 3, 6),
            Residual("k5_e3_g2", 5, 3, 2, shuffle: shuffles),
            Residual("k3_e3_d2", 3, 3, dilation: 2),
            Residual("k3_bare", 3, 1) with { OmitUnitExpansion = true },
            new SkipCandidate { Name = "skip", Reduction = reduction },
        ],
        head));

    private static InvertedResidualCandidate Residual(
        string name, int kernel, double expansion, int groups = 1, int dilation = 1, bool shuffle = false) => new()
        {
            Name = name,
            Kernel = kernel,
            Expansion = expansion,
            Groups = groups,
            Dilation = dilation,
            Shuffle = shuffle,
        };
}
