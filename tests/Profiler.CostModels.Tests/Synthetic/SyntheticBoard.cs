using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.LookupTables;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Synthetic;

/// <summary>
/// A board whose costs are known: a cost per candidate, shape of slot and layout given, in the words of a runtime's
/// profile. Grouped blocks want the plain layout, others the blocked one; a block that is given the other one pays
/// for a conversion.
/// </summary>
internal sealed class SyntheticBoard(SearchSpace space, int seed = 1)
{
    public const double StemMs = 0.4;
    public const double HeadMs = 0.9;
    public const double OverheadMs = 0.05;
    private const double ReorderMs = 0.06;
    private const double ReferenceTolerance = 0.1;

    private readonly Random _random = new(seed);

    public static CalibratedReference Reference { get; } = new(Workload.OfFixedShape("reference", "cpu", 1), 2);

    /// <summary>Relative standard deviation of a kernel in one visit, and of a timed run.</summary>
    public double Noise { get; init; }

    /// <summary>How much slower profiled runs are than timed ones.</summary>
    public double ProfileSlowdown { get; init; } = 1;

    public TableSubject Subject => new(space, space.DefaultInput, SampleTables.Target, SampleTables.Unsealed().Provenance);

    public static bool IsIdentity(Slot slot, Candidate candidate) =>
        candidate is SkipCandidate && slot.Stride == 1 && slot.InChannels == slot.OutChannels;

    public static Layout After(Slot slot, Candidate candidate, Layout given) =>
        IsIdentity(slot, candidate) ? given : Wanted(candidate);

    /// <summary>What a candidate costs in timed runs; slots of the same shapes agree.</summary>
    public static double TrueMs(Slot slot, Candidate candidate, Layout given) =>
        IsIdentity(slot, candidate) ? 0 : OwnMs(slot, candidate) + (Wanted(candidate) == given ? 0 : ReorderMs);

    public static double TrueMs(Architecture architecture)
    {
        double total = StemMs + HeadMs + OverheadMs;
        Layout layout = Layout.Blocked;
        foreach (Slot slot in architecture.Space.Slots)
        {
            Candidate candidate = architecture.CandidateAt(slot.Index);
            total += TrueMs(slot, candidate, layout);
            layout = After(slot, candidate, layout);
        }

        return total;
    }

    public ImmutableArray<Architecture> Latin(int count) => [.. new ArchitectureSampler(space, seed).Latin(count)];

    /// <summary>Architectures of another seed than <see cref="Latin"/>'s.</summary>
    public ImmutableArray<Architecture> Unseen(int count)
    {
        var sampler = new ArchitectureSampler(space, seed + 1000);
        return [.. Enumerable.Range(0, count).Select(_ => sampler.Uniform())];
    }

    public double TimedMs(Architecture architecture) => Noisy(TrueMs(architecture));

    public ImmutableArray<ProfiledNetwork> Profile(IEnumerable<Architecture> architectures) =>
    [
        .. architectures.Select(a => new ProfiledNetwork(
            a, KernelAttribution.Attribute(a, [Visit(a, 1), Visit(a, 1.4), Visit(a, 0.9)], Reference, ReferenceTolerance),
            TimedMs(a), Macs(a))),
    ];

    public LookupTable BuildTable(int networks) => InContextTableBuilder.Build(Subject, Profile(Latin(networks)), OverheadMs);

    /// <summary>A profiled visit while the host runs <paramref name="hostSlowness"/> times slower than when it was calibrated.</summary>
    public Visit Visit(Architecture architecture, double hostSlowness)
    {
        (Kernel Kernel, double Ms)[] kernels = [.. Kernels(architecture)];
        double beside = Reference.LatencyMs * hostSlowness;
        return new Visit(
            architecture.Code, 0, DateTimeOffset.UnixEpoch, [beside], [kernels.Sum(k => k.Ms)], [beside], 10,
            new VisitConditions(null, null, null, null),
            new KernelProfile(
                [.. kernels.Select(k => k.Kernel)],
                [.. kernels.Select(k => Durations(k.Ms * hostSlowness * ProfileSlowdown))]));
    }

    private ImmutableArray<double> Durations(double ms)
    {
        double inVisit = Noisy(ms);
        return [inVisit * 0.99, inVisit, inVisit * 3];
    }

    private double Noisy(double ms) => Noise > 0 ? ms * Normal.Sample(_random, 1, Noise) : ms;

    private static IEnumerable<(Kernel Kernel, double Ms)> Kernels(Architecture architecture)
    {
        int token = 0;
        yield return (RuntimeKernels.Of("stem/conv_bn_nchwc", "Conv"), StemMs);
        Layout layout = Layout.Blocked;
        foreach (Slot slot in architecture.Space.Slots)
        {
            Candidate candidate = architecture.CandidateAt(slot.Index);
            if (IsIdentity(slot, candidate))
            {
                continue;
            }

            if (Wanted(candidate) != layout)
            {
                yield return (RuntimeKernels.Reorder(Wanted(candidate), token++), ReorderMs);
                layout = Wanted(candidate);
            }

            string suffix = layout == Layout.Blocked ? "_nchwc" : "";
            string scope = $"{slot.Name}.{candidate.Name}";
            yield return (RuntimeKernels.Of($"{scope}/depthwise_relu{suffix}", "Conv"), OwnMs(slot, candidate) * 0.75);
            yield return (RuntimeKernels.Of($"{scope}/project_bn{suffix}", "Conv"), OwnMs(slot, candidate) * 0.25);
        }

        yield return (RuntimeKernels.Of("head/conv_relu_nchwc", "Conv"), HeadMs * 0.5);
        yield return (RuntimeKernels.Reorder(Layout.Plain, token), HeadMs * 0.25);
        yield return (RuntimeKernels.Of("output", "Gemm"), HeadMs * 0.25);
    }

    private static Layout Wanted(Candidate candidate) =>
        candidate is InvertedResidualCandidate { Groups: > 1 } ? Layout.Plain : Layout.Blocked;

    private static double OwnMs(Slot slot, Candidate candidate) =>
        0.02 * (slot.InChannels + slot.OutChannels) / slot.Stride * (candidate is InvertedResidualCandidate block
            ? 0.3 + (0.2 * block.Expansion) + (0.1 * block.Kernel) - (0.1 * block.Groups)
            : 0.2);

    private static long Macs(Architecture architecture) =>
        LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), architecture.Space.DefaultInput)).Macs;
}
