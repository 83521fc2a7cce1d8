using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Spaces;

/// <summary>Generators of definitions that are in range, and of architectures in them.</summary>
internal static class RandomSpaces
{
    /// <summary>One seed, so that a failure comes again; FsCheck prints the counterexample.</summary>
    public static Config Config { get; } = FsCheck.Config.QuickThrowOnFailure
        .WithMaxTest(60)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20_250_301, 1_234_567), FSharpOption<int>.None)));

    /// <summary>Widths are multiples of 8, as the groups of <see cref="Inverted"/> need.</summary>
    private static Gen<int> Width => Gen.Choose(1, 6).Select(i => i * 8);

    private static Gen<Candidate> Inverted =>
        from kernel in Gen.Elements(1, 3, 5, 7)
        from expansion in Gen.Elements(0.5, 1, 1.25, 3, 6)
        from groups in Gen.Elements(1, 2)
        from dilation in Gen.Choose(1, 3)
        from shuffle in Gen.Elements(true, false)
        from omit in Gen.Elements(true, false)
        select (Candidate)new InvertedResidualCandidate
        {
            Name = "x",
            Kernel = kernel,
            Expansion = expansion,
            Groups = groups,
            Dilation = dilation,
            Shuffle = shuffle,
            OmitUnitExpansion = omit,
        };

    private static Gen<Candidate> Skip =>
        Gen.Elements(SkipReduction.ReluConvBn, SkipReduction.ConvBnRelu).Select(r => (Candidate)new SkipCandidate { Name = "x", Reduction = r });

    private static Gen<ImmutableArray<Candidate>> Candidates =>
        Gen.OneOf(Inverted, Skip).NonEmptyListOf().Select(list => list.Take(6).Select((c, i) => c with { Name = $"c{i}" }).ToImmutableArray());

    private static Gen<StageDefinition> Stage(ImmutableArray<Candidate> candidates) =>
        from channels in Width
        from repeats in Gen.Choose(1, 3)
        from stride in Gen.Choose(1, 2)
        from count in Gen.Choose(0, candidates.Length)
        select new StageDefinition(channels, repeats, stride, count == 0 ? null : [.. candidates.Take(count).Select(c => c.Name)]);

    private static Gen<HeadDefinition> Head =>
        from kind in Gen.Elements(HeadKind.None, HeadKind.Classifier)
        from width in Width
        from classes in Gen.Choose(1, 30)
        select kind == HeadKind.None ? new HeadDefinition(kind) : new HeadDefinition(kind, width, classes);

    public static Gen<SearchSpace> Space =>
        from candidates in Candidates
        from stemWidth in Width
        from stemStride in Gen.Choose(1, 2)
        from stemKernel in Gen.Elements(1, 3, 5, 7)
        from stages in Stage(candidates).NonEmptyListOf()
        from head in Head
        select SearchSpaceBuilder.Build(new SearchSpaceDefinition(
            SearchSpaceDefinition.CurrentSchema,
            "random",
            "1x3x64x64",
            new StemDefinition(stemWidth, stemStride, stemKernel),
            [.. stages.Take(5)],
            candidates,
            head));

    public static Gen<Architecture> Architecture =>
        from space in Space
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new ArchitectureSampler(space, seed).Uniform();
}
