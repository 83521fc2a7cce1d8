using System.Collections.Immutable;
using Profiler.Networks.Blocks;

namespace Profiler.Networks.Graphs;

/// <summary>A block at its place in a network.</summary>
/// <param name="Name">stem, slotNN or head; the first part of every node name in the section.</param>
/// <param name="Candidate">The candidate's name where the section fills a slot.</param>
/// <param name="Reads">For each block input, the <see cref="Id"/> of the section it comes from; <see cref="Network.InputName"/> for the network's input.</param>
public sealed record Section(
    SectionKind Kind, string Name, string? Candidate, Block Block, ImmutableArray<string> Reads)
{
    /// <summary>Which one it is where a slot or the stem has several sections, such as "cell07"; null where it has one.</summary>
    public string? Place { get; init; }

    /// <summary>What other sections call it: its name, and its place where it has one.</summary>
    public string Id => Place is null ? Name : $"{Name}.{Place}";

    /// <summary>The prefix of the section's node names: "slot03.k3_e6_g1", "stem".</summary>
    public string Scope => Candidate is null ? Name : $"{Name}.{Candidate}";
}
