using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>
/// Cells of NAS-Bench-201: a one-hot of the operation on each of the six edges as written, and one of those that remain
/// where what does not reach the output is left out, as compiling runtimes do.
/// </summary>
public sealed class CellEncoder : IArchitectureEncoder
{
    /// <summary>The operations in the order of their features; the first is that an edge is not there.</summary>
    public static readonly ImmutableArray<string> Operations = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"];

    /// <summary>From which node to which, in the order of the text.</summary>
    public static readonly ImmutableArray<(int From, int To)> Edges = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)];

    private const int Output = 3;

    public string Space => "nasbench201";

    private static readonly double PR = double.Parse(Environment.GetEnvironmentVariable("T_PAIRRAW") ?? "0");
    private static readonly double PP = double.Parse(Environment.GetEnvironmentVariable("T_PAIRPR") ?? "0");
    private static readonly double PC = double.Parse(Environment.GetEnvironmentVariable("T_CONN") ?? "0");

    public int Width => 61 + 750;

    /// <summary>The feature of an operation on an edge, as written or among those that remain.</summary>
    public static int ColumnOf(int edge, int operation, bool isPruned) =>
        ((((isPruned ? Edges.Length : 0) + edge) * Operations.Length) + operation);

    /// <param name="text">|op~0|+|op~0|op~1|+|op~0|op~1|op~2|</param>
    public EncodedArchitecture Encode(string text)
    {
        int[] operations = Read(text);
        int[] pruned = Prune(operations);
        ImmutableArray<int> columns =
        [
            .. operations.Select((operation, edge) => ColumnOf(edge, operation, isPruned: false)),
            .. pruned.Select((operation, edge) => ColumnOf(edge, operation, isPruned: true)),
        ];
        var cols = new List<int>(columns);
        var vals = new List<double>(columns.Select(_ => 1.0));
        bool conn = IsConnected(pruned);
        if (PC > 0) { cols.Add(60); vals.Add(conn ? PC : 0); }
        int at = 61;
        foreach ((int[] ops, double v) in new[] { (operations, PR), (pruned, PP) })
        {
            for (int a = 0; a < 6; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    if (v > 0) { cols.Add(at + (ops[a] * 5) + ops[b]); vals.Add(v); }
                    at += 25;
                }
            }
        }

        return new EncodedArchitecture(text, [.. cols], [.. vals], conn);
    }

    /// <summary>Backwards: an edge stays if the node that it leads to reaches the output.</summary>
    private static int[] Prune(int[] operations)
    {
        bool[] reaches = new bool[Output + 1];
        reaches[Output] = true;
        int[] pruned = new int[operations.Length];
        for (int node = Output; node >= 0; node--)
        {
            for (int edge = 0; edge < operations.Length; edge++)
            {
                if (Edges[edge].To == node && reaches[node] && operations[edge] != 0)
                {
                    pruned[edge] = operations[edge];
                    reaches[Edges[edge].From] = true;
                }
            }
        }

        return pruned;
    }

    private static bool IsConnected(int[] pruned)
    {
        bool[] isReached = new bool[Output + 1];
        isReached[0] = true;
        for (int edge = 0; edge < pruned.Length; edge++)
        {
            isReached[Edges[edge].To] |= pruned[edge] != 0 && isReached[Edges[edge].From];
        }

        return isReached[Output];
    }

    private static int[] Read(string text)
    {
        string[] nodes = text.Split('+');
        if (nodes.Length != Output)
        {
            throw Unreadable(text, "it has not three nodes");
        }

        var operations = new List<int>();
        for (int node = 0; node < nodes.Length; node++)
        {
            string[] parts = nodes[node].Split('|');
            if (parts.Length != node + 3 || parts[0].Length > 0 || parts[^1].Length > 0)
            {
                throw Unreadable(text, $"its node {node + 1} has not {node + 1} edge(s)");
            }

            for (int from = 0; from <= node; from++)
            {
                operations.Add(ReadOperation(text, parts[from + 1], from));
            }
        }

        return [.. operations];
    }

    private static int ReadOperation(string text, string part, int from)
    {
        string[] halves = part.Split('~');
        if (halves.Length != 2 || halves[1] != $"{from}")
        {
            throw Unreadable(text, $"'{part}' does not end with ~{from}");
        }

        int operation = Operations.IndexOf(halves[0]);
        return operation >= 0 ? operation : throw NameSuggestion.Unknown("operation of nasbench201", halves[0], Operations);
    }

    private static ProfilerException Unreadable(string text, string why) => new(
        ErrorCode.InvalidArgument, $"'{text}' is no cell of nasbench201: {why}.", "Write |op~0|+|op~0|op~1|+|op~0|op~1|op~2|.");
}
