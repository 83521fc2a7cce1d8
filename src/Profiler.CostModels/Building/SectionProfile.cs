using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;

namespace Profiler.CostModels.Building;

/// <summary>One network's profiled time by section.</summary>
/// <param name="SectionMs">By section name (stem, slot00, …, head), in ms; a section without kernels is absent.</param>
/// <param name="LayoutIn">The layout in which the stem hands its output on.</param>
/// <param name="LayoutAfter">For each slot, the layout in which its output is handed on.</param>
public sealed record SectionProfile(
    ImmutableDictionary<string, double> SectionMs, Layout LayoutIn, ImmutableArray<Layout> LayoutAfter)
{
    public double TotalMs => SectionMs.Values.Sum();
}
