namespace Profiler.Networks.Spaces;

/// <summary>An edge of a cell, from a node to a later one; nodes count from 0.</summary>
public readonly record struct CellEdge(int From, int To)
{
    /// <summary>The slot that an edge is: edges stand in the order of the nodes they end in, then of those they begin in.</summary>
    public int Slot => (To * (To - 1) / 2) + From;

    /// <summary>The edges of a cell in the order of their slots.</summary>
    public static IEnumerable<CellEdge> Of(CellDefinition cell) =>
        Enumerable.Range(1, cell.Nodes - 1).SelectMany(Into);

    /// <summary>The edges that end in a node.</summary>
    public static IEnumerable<CellEdge> Into(int node) => Enumerable.Range(0, node).Select(from => new CellEdge(from, node));

    public override string ToString() => $"{From}->{To}";
}
