namespace Profiler.Networks.Graphs;

/// <summary>The role of a section in its network.</summary>
public enum SectionKind
{
    Stem,
    Slot,
    Head,
}
