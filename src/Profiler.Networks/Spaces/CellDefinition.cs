namespace Profiler.Networks.Spaces;

/// <summary>
/// A cell: nodes in a row, an edge from each to every later one. Where a definition has one, its slots are the edges, filled
/// alike in every cell of the network, and its stages are runs of cells (NAS-Bench-201, figure 1).
/// </summary>
/// <param name="Nodes">The first is the cell's input and the last its output; a node is the sum of the edges into it.</param>
public sealed record CellDefinition(int Nodes);
