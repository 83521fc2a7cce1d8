using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Analytical.Kernels;

/// <summary>
/// The kernels of every section that a network of a space can have. <see cref="LayerKernels"/> fuse nothing over the end of a
/// section, so an architecture's sections are its whole network.
/// </summary>
internal sealed class SectionKernels
{
    private readonly Dictionary<(string Section, string? Candidate), ImmutableArray<AnalyticKernel>> _sections = [];

    /// <param name="space">Of slots one after the other: of a cell's edges it depends on the others which remain.</param>
    public SectionKernels(SearchSpace space, TensorShape input, int bytesPerValue)
    {
        for (int candidate = 0; candidate < space.Slots.Max(slot => slot.Candidates.Length); candidate++)
        {
            byte[] choices = [.. space.Slots.Select(slot => (byte)Math.Min(candidate, slot.Candidates.Length - 1))];
            Network network = NetworkFactory.FromArchitecture(Architecture.FromIndices(space, choices));
            foreach (var section in ShapedGraph.Lay(network, input).Nodes.GroupBy(node => node.Section))
            {
                _sections[(section.Key.Name, section.Key.Candidate)] = LayerKernels.OfSection([.. section], bytesPerValue);
            }
        }
    }

    public ImmutableArray<AnalyticKernel> Stem => Of(NetworkFactory.StemName, null);

    /// <summary>None where the space has no head.</summary>
    public ImmutableArray<AnalyticKernel> Head => Of(NetworkFactory.HeadName, null);

    /// <summary>None for the identity.</summary>
    public ImmutableArray<AnalyticKernel> Of(Slot slot, Candidate candidate) => Of(slot.Name, candidate.Name);

    private ImmutableArray<AnalyticKernel> Of(string section, string? candidate) => _sections.GetValueOrDefault((section, candidate), []);
}
