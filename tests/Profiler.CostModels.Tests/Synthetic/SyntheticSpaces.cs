using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Synthetic;

/// <summary>Small spaces with every kind of candidate that the builders tell apart.</summary>
internal static class SyntheticSpaces
{
    /// <summary>Nine slots of five shapes; a skip is the identity but where a stage begins anew.</summary>
    public static readonly SearchSpace Small = Build("small", Classifier, new(16, 3, 1), new(24, 3, 2), new(32, 3, 2));

    /// <summary>Five slots of one shape, so that every skip is the identity.</summary>
    public static readonly SearchSpace Flat = Build("flat", Classifier, new StageDefinition(16, 5, 1));

    /// <summary>The same without a head: the last slot's features are the output.</summary>
    public static readonly SearchSpace Headless = Build("headless", new HeadDefinition(HeadKind.None), new StageDefinition(16, 5, 1));

    private static HeadDefinition Classifier => new(HeadKind.Classifier, 64, 10);

    private static SearchSpace Build(string name, HeadDefinition head, params ImmutableArray<StageDefinition> stages) =>
        SearchSpaceBuilder.Build(new SearchSpaceDefinition(
            SearchSpaceDefinition.CurrentSchema, name, "1x3x64x96", new StemDefinition(16, 2), stages, Candidates, head));

    private static ImmutableArray<Candidate> Candidates =>
    [
        new InvertedResidualCandidate { Name = "k3_e1", Kernel = 3, Expansion = 1 },
        new InvertedResidualCandidate { Name = "k3_e1_g2", Kernel = 3, Expansion = 1, Groups = 2 },
        new InvertedResidualCandidate { Name = "k3_e3", Kernel = 3, Expansion = 3 },
        new InvertedResidualCandidate { Name = "k5_e6", Kernel = 5, Expansion = 6 },
        new SkipCandidate { Name = "skip", Reduction = SkipReduction.ConvBnRelu },
    ];
}
