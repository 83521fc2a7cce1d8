using System.Globalization;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Architectures;

/// <summary>
/// The spelling of cells in NAS-Bench-201 (Dong and Yang, 2020): for each node behind the first its edges between bars, each
/// as operation~from, nodes joined by plus signs: |nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|.
/// </summary>
public static class NasBench201String
{
    /// <summary>The name of the built-in space.</summary>
    public const string SpaceName = "nasbench201";

    /// <summary>Whether a text means to be such a spelling, right or wrong.</summary>
    public static bool Begins(string text) => text.StartsWith('|');

    /// <summary>Reads an architecture of the built-in space; its name is its spelling.</summary>
    /// <exception cref="ProfilerException">The text is spelled otherwise, or an operation is unknown.</exception>
    public static Architecture Parse(string text) => Parse(BuiltInSpaces.Get(SpaceName), text);

    /// <param name="space">A space with a cell.</param>
    /// <inheritdoc cref="Parse(string)"/>
    public static Architecture Parse(SearchSpace space, string text)
    {
        CellDefinition cell = space.Cell ?? throw WithoutCell(space);
        string[] nodes = text.Split('+');
        string[] operations = new string[space.Slots.Length];
        if (nodes.Length != cell.Nodes - 1)
        {
            throw Malformed(text, $"it has {nodes.Length} nodes behind the first, and '{space.Name}' has {cell.Nodes - 1}");
        }

        for (int to = 1; to < cell.Nodes; to++)
        {
            string node = nodes[to - 1];
            string[] edges = node.Length > 2 && node.StartsWith('|') && node.EndsWith('|') ? node[1..^1].Split('|') : [];
            if (edges.Length != to)
            {
                throw Malformed(text, $"node {to} must have {to} edges between bars, and is '{node}'");
            }

            foreach (CellEdge edge in CellEdge.Into(to))
            {
                operations[edge.Slot] = Operation(text, edges[edge.From], edge);
            }
        }

        return Architecture.FromNames(space, operations, text);
    }

    /// <exception cref="ProfilerException">The architecture's space has no cell.</exception>
    public static string Format(Architecture architecture)
    {
        CellDefinition cell = architecture.Space.Cell ?? throw WithoutCell(architecture.Space);
        IEnumerable<string> nodes = Enumerable.Range(1, cell.Nodes - 1).Select(to => $"|{string.Join('|', CellEdge.Into(to).Select(Spell))}|");
        return string.Join('+', nodes);

        string Spell(CellEdge edge) => $"{architecture.CandidateAt(edge.Slot).Name}~{edge.From.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Operation(string text, string spelled, CellEdge edge)
    {
        int tilde = spelled.LastIndexOf('~');
        if (tilde < 1 || spelled[(tilde + 1)..] != edge.From.ToString(CultureInfo.InvariantCulture))
        {
            throw Malformed(text, $"the edge {edge} must end in ~{edge.From}, and is '{spelled}'");
        }

        return spelled[..tilde];
    }

    private static ProfilerException Malformed(string text, string why) => new(
        ErrorCode.InvalidArgument,
        $"'{(text.Length > 300 ? text[..300] + "…" : text)}' is no cell of NAS-Bench-201: {why}.",
        "Write each node's edges as |operation~from|, nodes joined by +, such as |none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|.");

    private static ProfilerException WithoutCell(SearchSpace space) => new(
        ErrorCode.InvalidArgument, $"'{space.Name}' has no cell to spell.", $"'{SpaceName}' has one.");
}
