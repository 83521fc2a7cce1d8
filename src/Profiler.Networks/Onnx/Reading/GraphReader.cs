using System.Collections.Immutable;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Checks a graph and, through attributes, the graphs inside it.</summary>
internal sealed class GraphReader(ReadingContext context)
{
    /// <param name="where">For messages: "the main graph", "attribute 'body' of node …".</param>
    public OnnxGraph Read(GraphProto graph, string where, int depth)
    {
        if (depth > ReadingLimits.MaxGraphDepth)
        {
            throw context.Invalid($"{where} is nested deeper than {ReadingLimits.MaxGraphDepth} graphs");
        }

        context.AddNodes(graph.Node.Count);
        if (depth == 0 && (graph.Node.Count == 0 || graph.Output.Count == 0))
        {
            throw context.Invalid($"{where} has no {(graph.Node.Count == 0 ? "nodes" : "outputs")}");
        }

        if (graph.SparseInitializer.Count > 0)
        {
            throw context.Invalid($"{where} has sparse initializers, which are not read", "Export dense weights.");
        }

        ImmutableArray<OnnxTensor> initializers = Initializers(graph, where);
        var constants = initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<OnnxTensorInfo> inputs = Infos(graph.Input);
        RequireUnique(inputs.Select(i => i.Name), $"inputs of {where}");
        ImmutableArray<OnnxNode> nodes = Nodes(graph, where, depth);
        var order = new NodeOrder(context, where, [.. constants.Union(inputs.Select(i => i.Name))], nodes);
        if (depth == 0)
        {
            RequireOutputs(graph, order, where);
        }

        return new OnnxGraph(
            order.Sort(),
            inputs.RemoveAll(i => constants.Contains(i.Name)),
            Infos(graph.Output),
            initializers,
            Infos(graph.ValueInfo),
            order.Captures());
    }

    private ImmutableArray<OnnxTensor> Initializers(GraphProto graph, string where)
    {
        var reader = new TensorReader(context);
        ImmutableArray<OnnxTensor> tensors = [.. graph.Initializer.Select(
            (tensor, place) => reader.Read(tensor, $"initializer '{tensor.Name}' (number {place} of {where})"))];
        RequireUnique(tensors.Select(t => t.Name), $"initializers of {where}");
        return tensors;
    }

    private ImmutableArray<OnnxNode> Nodes(GraphProto graph, string where, int depth) =>
        [.. graph.Node.Select((node, place) => Node(node, place, where, depth))];

    private OnnxNode Node(NodeProto node, int place, string where, int depth)
    {
        string domain = ModelReader.NormalizeDomain(node.Domain);
        string name = node.Name.Length > 0 ? node.Name : $"{node.OpType}_{place}";
        string label = $"node '{name}' ({node.OpType}, number {place} of {where})";
        if (node.OpType.Length == 0)
        {
            throw context.Invalid($"{label} names no operator");
        }

        if (node.Output.Count == 0)
        {
            throw context.Invalid($"{label} writes no tensor");
        }

        if (!context.Domains.Contains(domain))
        {
            throw context.Invalid($"{label} is of the operator set '{domain}', which the file does not import");
        }

        Dictionary<string, object> attributes = new AttributeReader(context).Read(node, label, depth);
        ImmutableArray<string> captures = [.. Graphs(attributes).SelectMany(g => g.Captures.Keys).Distinct(StringComparer.Ordinal)];
        return new OnnxNode(
            name,
            domain.Length == 0 ? node.OpType : $"{domain}.{node.OpType}",
            [.. node.Input],
            [.. node.Output],
            new OnnxAttributes(label, attributes),
            captures);
    }

    private static IEnumerable<OnnxGraph> Graphs(Dictionary<string, object> attributes) =>
        attributes.Values.OfType<OnnxGraph>().Concat(attributes.Values.OfType<ImmutableArray<OnnxGraph>>().SelectMany(g => g));

    private ImmutableArray<OnnxTensorInfo> Infos(IEnumerable<ValueInfoProto> infos) =>
        [.. infos.Select(info => new TensorInfoReader(context).Read(info))];

    private void RequireOutputs(GraphProto graph, NodeOrder order, string where)
    {
        if (graph.Output.FirstOrDefault(o => !order.Defines(o.Name)) is { } missing)
        {
            throw context.Invalid($"the output '{missing.Name}' of {where} is written by no node");
        }
    }

    private void RequireUnique(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (name.Length == 0 || !seen.Add(name))
            {
                throw context.Invalid(name.Length == 0
                    ? $"one of the {what} has no name"
                    : $"the name '{name}' occurs twice among the {what}");
            }
        }
    }
}
