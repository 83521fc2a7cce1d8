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
        if (space.Cell is not null)
        {
            string last = new CellAssembler(architecture, sections).Assemble(sections[0]).Id;
            AddHead(space, sections, [last]);
            return new Network(architecture.Name, ImageChannels, sections.ToImmutable(), space.DefaultInput, architecture);
        }

        string previous = StemName;
        foreach (Slot slot in space.Slots)
        {
            Candidate candidate = architecture.CandidateAt(slot.Index);
            Block block = candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride);
            sections.Add(new Section(SectionKind.Slot, slot.Name, candidate.Name, block, [previous]));
            previous = slot.Name;
        }

        AddHead(space, sections, space.Head.LowLevelSlot is { } low ? [previous, space.Slots[low].Name] : [previous]);
        return new Network(architecture.Name, ImageChannels, sections.ToImmutable(), space.DefaultInput, architecture);
    }

    /// <param name="features">What a head may read: the last section, and of a decoder the one with the low-level features.</param>
    private static void AddHead(SearchSpace space, ImmutableArray<Section>.Builder sections, ImmutableArray<string> features)
    {
        if (Head(space) is { } head)
        {
            sections.Add(new Section(SectionKind.Head, HeadName, null, head, features[..head.Inputs.Length]));
        }
    }

    /// <summary>A block alone as a network, as FBNet and SqueezeNAS measured their candidates.</summary>
    public static Network FromBlock(string name, Block block, int inChannels, TensorShape input) => new(
        name, inChannels, [new Section(SectionKind.Slot, "block", null, block, [Network.InputName])], input, null);

    /// <summary>The head's block for a space, or null where it has none.</summary>
    public static Block? Head(SearchSpace space)
    {
        int channels = space.Definition.Stages[^1].Channels;
        int LowLevel() => space.Slots[space.Head.LowLevelSlot!.Value].OutChannels;
        return space.Head.Kind switch
        {
            HeadKind.Classifier => ClassifierHead.Build(space.Head, channels),
            HeadKind.PooledClassifier => PooledClassifierHead.Build(space.Head, channels),
            HeadKind.LiteAspp => LiteAsppHead.Build(space.Head, channels, LowLevel()),
            HeadKind.Aspp => AsppHead.Build(space.Head, channels, LowLevel()),
            _ => null,
        };
    }
}
