using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Graphs;

/// <summary>Builds whole networks from architectures, and single blocks as networks of their own.</summary>
public static class NetworkFactory
{
    /// <summary>Networks of search spaces take colour images.</summary>
    public const int ImageChannels = 3;
    public const string StemName = "stem";
    public const string HeadName = "head";

    public static Network FromArchitecture(Architecture architecture)
    {
        SearchSpace space = architecture.Space;
        var sections = ImmutableArray.CreateBuilder<Section>();
        sections.Add(new Section(SectionKind.Stem, StemName, null, Stem.Build(space.Stem, ImageChannels), [Network.InputName]));
        string previous = StemName;
        foreach (Slot slot in space.Slots)
        {
            Candidate candidate = architecture.CandidateAt(slot.Index);
            Block block = candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride);
            sections.Add(new Section(SectionKind.Slot, slot.Name, candidate.Name, block, [previous]));
            previous = slot.Name;
        }

        if (Head(space) is { } head)
        {
            ImmutableArray<string> reads = space.Head.LowLevelSlot is { } low && head.Inputs.Length > 1
                ? [previous, space.Slots[low].Name]
                : [previous];
            sections.Add(new Section(SectionKind.Head, HeadName, null, head, reads));
        }

        return new Network(architecture.Name, ImageChannels, sections.ToImmutable(), space.DefaultInput, architecture);
    }

    /// <summary>A block alone as a network, as FBNet and SqueezeNAS measured their candidates.</summary>
    public static Network FromBlock(string name, Block block, int inChannels, TensorShape input) => new(
        name, inChannels, [new Section(SectionKind.Slot, "block", null, block, [Network.InputName])], input, null);

    /// <summary>The head's block for a space, or null where it has none.</summary>
    public static Block? Head(SearchSpace space)
    {
        int channels = space.Slots[^1].OutChannels;
        int LowLevel() => space.Slots[space.Head.LowLevelSlot!.Value].OutChannels;
        return space.Head.Kind switch
        {
            HeadKind.Classifier => ClassifierHead.Build(space.Head, channels),
            HeadKind.LiteAspp => LiteAsppHead.Build(space.Head, channels, LowLevel()),
            HeadKind.Aspp => AsppHead.Build(space.Head, channels, LowLevel()),
            _ => null,
        };
    }
}
