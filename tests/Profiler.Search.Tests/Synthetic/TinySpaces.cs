using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>Spaces of a few slots, the last of which have fewer candidates than the first.</summary>
internal static class TinySpaces
{
    public static readonly SearchSpace Five = Build("five", 3, 2);

    public static readonly SearchSpace Three = Build("three", 2, 1);

    private static SearchSpace Build(string name, int first, int second) => SearchSpaceBuilder.Build(new SearchSpaceDefinition(
        SearchSpaceDefinition.CurrentSchema,
        name,
        "1x3x16x16",
        new StemDefinition(8, 2),
        [new StageDefinition(8, first, 1), new StageDefinition(12, second, 2, ["k3_e1", "k5_e3"])],
        Candidates,
        new HeadDefinition(HeadKind.Classifier, 16, 4)));

    private static ImmutableArray<Candidate> Candidates =>
    [
        new InvertedResidualCandidate { Name = "k3_e1", Kernel = 3, Expansion = 1 },
        new InvertedResidualCandidate { Name = "k3_e3", Kernel = 3, Expansion = 3 },
        new InvertedResidualCandidate { Name = "k5_e3", Kernel = 5, Expansion = 3 },
        new SkipCandidate { Name = "skip", Reduction = SkipReduction.ConvBnRelu },
    ];
}
