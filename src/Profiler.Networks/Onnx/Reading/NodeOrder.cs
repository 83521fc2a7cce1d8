using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>
/// Who writes what in one graph, and an order in which the nodes can run. The format asks for sorted nodes,
/// but runtimes sort by themselves and some exporters rely on it. Nodes that could swap keep their order in the file.
/// </summary>
internal sealed class NodeOrder
{
    private const int Given = -1;
    private const int NodesNamed = 3;
    private readonly ReadingContext _context;
    private readonly string _where;
    private readonly ImmutableArray<OnnxNode> _nodes;
    private readonly Dictionary<string, int> _writers = new(StringComparer.Ordinal);

    /// <param name="given">Names of the graph's inputs and initializers.</param>
    /// <exception cref="Errors.ProfilerException">A name is written twice.</exception>
    public NodeOrder(ReadingContext context, string where, ImmutableArray<string> given, ImmutableArray<OnnxNode> nodes)
    {
        (_context, _where, _nodes) = (context, where, nodes);
        foreach (string name in given)
        {
            _writers[name] = Given;
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (string output in nodes[i].Outputs.Where(o => o.Length > 0))
            {
                if (!_writers.TryAdd(output, i))
                {
                    throw context.Invalid($"{nodes[i]} writes the tensor '{output}', which exists already in {where}");
                }
            }
        }
    }

    public bool Defines(string name) => _writers.ContainsKey(name);

    /// <summary>Names that are read and not defined here, with the first node that reads them.</summary>
    public ImmutableDictionary<string, string> Captures()
    {
        var captures = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (OnnxNode node in _nodes)
        {
            foreach (string name in Reads(node).Where(n => !Defines(n)))
            {
                captures.TryAdd(name, node.ToString());
            }
        }

        return captures.ToImmutable();
    }

    /// <exception cref="Errors.ProfilerException">Nodes wait for each other.</exception>
    public ImmutableArray<OnnxNode> Sort()
    {
        int[] waitsFor = new int[_nodes.Length];
        ILookup<int, int> readers = Edges(waitsFor).ToLookup(edge => edge.Writer, edge => edge.Reader);
        var ready = new PriorityQueue<int, int>();
        for (int i = 0; i < waitsFor.Length; i++)
        {
            if (waitsFor[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        var sorted = ImmutableArray.CreateBuilder<OnnxNode>(_nodes.Length);
        while (ready.TryDequeue(out int next, out _))
        {
            sorted.Add(_nodes[next]);
            foreach (int reader in readers[next])
            {
                if (--waitsFor[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        return sorted.Count == _nodes.Length ? sorted.ToImmutable() : throw Cyclic(waitsFor);
    }

    private static IEnumerable<string> Reads(OnnxNode node) => node.Inputs.Concat(node.Captures).Where(n => n.Length > 0);

    private List<(int Writer, int Reader)> Edges(int[] waitsFor)
    {
        var edges = new List<(int Writer, int Reader)>();
        for (int i = 0; i < _nodes.Length; i++)
        {
            foreach (string name in Reads(_nodes[i]))
            {
                if (_writers.TryGetValue(name, out int writer) && writer != Given)
                {
                    edges.Add((writer, i));
                    waitsFor[i]++;
                }
            }
        }

        return edges;
    }

    private Errors.ProfilerException Cyclic(int[] waitsFor)
    {
        IEnumerable<string> waiting = _nodes.Where((_, i) => waitsFor[i] > 0).Take(NodesNamed).Select(n => n.ToString());
        return _context.Invalid($"{_where} has a cycle: {string.Join(", ", waiting)} wait for their own output");
    }
}
