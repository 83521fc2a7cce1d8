using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Counting;

/// <summary>
/// Counts architectures of a space with a cell. Edges count by themselves but for the sums: a node writes one fewer than it
/// has edges, and zeros where it has none, so what an edge costs depends on the others into its node.
/// </summary>
internal sealed class CellCounter
{
    private readonly SearchSpace _space;
    private readonly NetworkCounts[][] _operations;
    private readonly NetworkCounts _outside;
    private readonly long _sumBytes;

    /// <exception cref="Errors.ProfilerException">The input does not fit the reductions between the stages.</exception>
    public CellCounter(SearchSpace space, TensorShape input)
    {
        _space = space;
        _operations = CellWork.Of(space, input);
        _sumBytes = CellWork.SumBytes(space, input);
        Architecture first = Architecture.FromIndices(space, new byte[space.Slots.Length]);
        ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(first), input);
        _outside = graph.Nodes.Where(node => node.Section.Kind != SectionKind.Slot)
            .Aggregate(default(NetworkCounts), (sum, node) => sum + LayerCounter.Count(node));
    }

    public NetworkCounts Count(ReadOnlySpan<byte> choices)
    {
        NetworkCounts counts = _outside;
        long sums = 0;
        for (int node = 1; node < _space.Cell!.Nodes; node++)
        {
            int live = 0;
            for (int from = 0; from < node; from++)
            {
                int slot = new CellEdge(from, node).Slot;
                counts += _operations[slot][choices[slot]];
                live += _space.Slots[slot].Candidates[choices[slot]] is NoneCandidate ? 0 : 1;
            }

            sums += live == 0 ? 1 : live - 1;
        }

        return counts + new NetworkCounts(0, 0, sums * _sumBytes, 0);
    }
}
