using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Counting;

/// <summary>
/// Counts a space's architectures at one input shape by adding up what each candidate costs in its slot: as
/// <see cref="LayerCounter"/> counts the whole graph, thousands of times faster.
/// </summary>
public sealed class ArchitectureCounter
{
    private readonly SearchSpace _space;
    private readonly TensorShape _input;
    private readonly NetworkCounts _fixed;

    /// <summary>By slot and candidate; null where a slot's output depends on its candidate, or has a cell, so that counts do not add up.</summary>
    private readonly NetworkCounts[][]? _counts;

    /// <summary>Null where the space has no cell, or the input does not fit it.</summary>
    private readonly CellCounter? _cells;

    public ArchitectureCounter(SearchSpace space, TensorShape input)
    {
        _space = space;
        _input = input;
        if (space.Cell is null)
        {
            _counts = TryAdd(out _fixed);
        }
        else if (TryLay(candidate: 0) is not null)
        {
            _cells = new CellCounter(space, input);
        }
    }

    /// <summary>Whether an architecture's counts are the sum of what its candidates count in their slots.</summary>
    public bool AddsUp => _counts is not null;

    /// <summary>What stem and head count, where counts add up.</summary>
    public NetworkCounts OutsideSlots => _fixed;

    /// <summary>What a candidate counts in its slot.</summary>
    /// <exception cref="InvalidOperationException">Counts do not add up.</exception>
    public NetworkCounts InSlot(int slot, int candidate) => _counts is null
        ? throw new InvalidOperationException($"Counts of '{_space.Name}' at {_input} do not add up over its slots.")
        : _counts[slot][candidate];

    /// <param name="choices">One candidate index a slot, each in its slot's range.</param>
    /// <exception cref="ProfilerException">The input does not fit one of the candidates.</exception>
    public NetworkCounts Count(ReadOnlySpan<byte> choices)
    {
        if (_cells is not null)
        {
            return _cells.Count(choices);
        }

        if (_counts is null)
        {
            return LayerCounter.Count(ShapedGraph.Lay(
                NetworkFactory.FromArchitecture(Architecture.FromIndices(_space, choices.ToArray())), _input));
        }

        NetworkCounts sum = _fixed;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            sum += _counts[slot][choices[slot]];
        }

        return sum;
    }

    /// <summary>One graph for each candidate index shows every pair once.</summary>
    private NetworkCounts[][]? TryAdd(out NetworkCounts outsideSlots)
    {
        NetworkCounts[][] counts = [.. _space.Slots.Select(slot => new NetworkCounts[slot.Candidates.Length])];
        Dictionary<string, TensorShape>? shapes = null;
        outsideSlots = default;
        for (int index = 0; index < _space.Slots.Max(slot => slot.Candidates.Length); index++)
        {
            if (TryLay(index) is not { } graph)
            {
                return null;
            }

            Dictionary<string, TensorShape> found = ShapesInto(graph);
            shapes ??= found;
            if (found.Any(shape => shapes[shape.Key] != shape.Value))
            {
                return null;
            }

            outsideSlots = Sum(graph.Nodes.Where(node => node.Section.Kind != SectionKind.Slot));
            ILookup<string, GraphNode> nodes = graph.Nodes.ToLookup(node => node.Section.Name);
            foreach (Slot slot in _space.Slots.Where(slot => index < slot.Candidates.Length))
            {
                counts[slot.Index][index] = Sum(nodes[slot.Name]);
            }
        }

        return counts;
    }

    /// <summary>What each section is given, by its name, and what leaves the network; a section without nodes hands on what it is given.</summary>
    private Dictionary<string, TensorShape> ShapesInto(ShapedGraph graph)
    {
        ILookup<string, GraphNode> nodes = graph.Nodes.ToLookup(node => node.Section.Name);
        var shapes = new Dictionary<string, TensorShape>();
        TensorShape shape = _input;
        foreach (Section section in graph.Network.Sections)
        {
            shapes.Add(section.Name, shape);
            shape = nodes[section.Name].LastOrDefault()?.OutputShape ?? shape;
        }

        shapes.Add(Network.OutputName, graph.OutputShape);
        return shapes;
    }

    /// <summary>Null where an architecture with that candidate cannot be laid out: the others are then counted one by one.</summary>
    private ShapedGraph? TryLay(int candidate)
    {
        byte[] choices = [.. _space.Slots.Select(slot => (byte)Math.Min(candidate, slot.Candidates.Length - 1))];
        try
        {
            return ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(_space, choices)), _input);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.InvalidShape)
        {
            return null;
        }
    }

    private static NetworkCounts Sum(IEnumerable<GraphNode> nodes) =>
        nodes.Aggregate(default(NetworkCounts), (sum, node) => sum + LayerCounter.Count(node));
}
