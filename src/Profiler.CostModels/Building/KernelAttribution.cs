using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>
/// Gives every kernel of a profile to the section whose work it does. The runtime names a fused kernel after the
/// last tensor that it writes, so exported names survive; the layout conversions that it inserts carry names of its
/// own and belong to the kernel that needed them, the next one.
/// </summary>
public static class KernelAttribution
{
    /// <summary>Ends the name of a kernel that writes the blocked layout.</summary>
    private const string BlockedSuffix = "_nchwc";

    /// <summary>Begins the operator's name of a layout conversion.</summary>
    private const string ReorderPrefix = "Reorder";

    /// <param name="visits">Profiled visits of the architecture's network; bad ones are left out unless all are.</param>
    /// <exception cref="ProfilerException">The profile shows no kernel of a section that computes something.</exception>
    public static SectionProfile Attribute(
        Architecture architecture, IReadOnlyList<Visit> visits, CalibratedReference? reference, double referenceTolerance)
    {
        // Between visits the runtime may run neighbours the other way round and name its conversions anew.
        SectionProfile[] profiles =
        [
            .. ProfiledVisits.Used(visits, reference, referenceTolerance)
                .Select(visit => Attribute(architecture, KernelsOf(visit, reference))),
        ];
        return profiles[0] with
        {
            SectionMs = profiles[0].SectionMs.Keys.ToImmutableDictionary(
                section => section, section => Quantiles.Median(profiles.Select(profile => profile.SectionMs.GetValueOrDefault(section)))),
        };
    }

    /// <param name="kernels">Of the architecture's network, in the order in which they run.</param>
    /// <exception cref="ProfilerException">There is no kernel of a section that computes something.</exception>
    internal static SectionProfile Attribute(Architecture architecture, IReadOnlyList<KernelTime> kernels)
    {
        string[] working = [.. NetworkFactory.FromArchitecture(architecture).Sections.Where(s => !s.Block.Nodes.IsEmpty).Select(s => s.Name)];
        string[] sections = Sections(working[^1], kernels);
        RequireAll(architecture, working, sections);
        var sectionMs = new Dictionary<string, double>();
        for (int k = 0; k < kernels.Count; k++)
        {
            sectionMs[sections[k]] = sectionMs.GetValueOrDefault(sections[k]) + kernels[k].Ms;
        }

        (Layout layoutIn, ImmutableArray<Layout> after) = Layouts(architecture.Space, kernels, sections);
        return new SectionProfile(sectionMs.ToImmutableDictionary(), layoutIn, after);
    }

    private static KernelTime[] KernelsOf(VisitRatio visit, CalibratedReference? reference) =>
    [
        .. visit.Visit.Kernels!.Kernels.Select((kernel, k) =>
            new KernelTime(kernel.Node, kernel.Operator, ProfiledVisits.KernelMs(visit, k, reference))),
    ];

    /// <summary>A section whose kernels went by other names would read as one that costs nothing.</summary>
    private static void RequireAll(Architecture architecture, string[] working, string[] sections)
    {
        if (working.Except(sections).FirstOrDefault() is { } missing)
        {
            throw new ProfilerException(
                ErrorCode.DeviceFailed,
                $"The runtime's profile of '{architecture.Name}' shows no kernel of {missing}.",
                "Its kernels do not carry the names of the network's nodes; time isolated blocks on this runtime and provider instead.");
        }
    }

    /// <param name="last">The section that writes the network's output.</param>
    private static string[] Sections(string last, IReadOnlyList<KernelTime> kernels)
    {
        string[] sections = new string[kernels.Count];
        string consumer = last;
        for (int k = kernels.Count - 1; k >= 0; k--)
        {
            consumer = SectionOf(kernels[k].Node, last) ?? consumer;
            sections[k] = consumer;
        }

        return sections;
    }

    /// <summary>"slot03.k3_e6_g1/expand_relu_nchwc" is of slot03; the kernel that writes the network's output is of its last section.</summary>
    private static string? SectionOf(string node, string last)
    {
        int slash = node.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            return node[..slash].Split('.')[0];
        }

        return node.StartsWith(Network.OutputName, StringComparison.Ordinal) ? last : null;
    }

    private static (Layout In, ImmutableArray<Layout> After) Layouts(
        SearchSpace space, IReadOnlyList<KernelTime> kernels, string[] sections)
    {
        var written = new Dictionary<string, Layout>();
        for (int k = 0; k < kernels.Count; k++)
        {
            if (!kernels[k].Operator.StartsWith(ReorderPrefix, StringComparison.Ordinal))
            {
                bool blocked = kernels[k].Node.EndsWith(BlockedSuffix, StringComparison.Ordinal);
                written[sections[k]] = blocked ? Layout.Blocked : Layout.Plain;
            }
        }

        // A slot without kernels hands on what it was given.
        Layout stem = written.GetValueOrDefault(NetworkFactory.StemName, Layout.Plain);
        if (space.Cell is not null)
        {
            // Edges of one slot stand at many places, between which layouts change: none is its own, and one name serves all.
            return (Layout.Plain, [.. space.Slots.Select(_ => Layout.Plain)]);
        }

        Layout current = stem;
        var after = ImmutableArray.CreateBuilder<Layout>(space.Slots.Length);
        foreach (Slot slot in space.Slots)
        {
            current = written.GetValueOrDefault(slot.Name, current);
            after.Add(current);
        }

        return (stem, after.MoveToImmutable());
    }
}
