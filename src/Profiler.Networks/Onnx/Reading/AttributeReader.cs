using System.Collections.Immutable;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Turns the attributes of a node into plain values.</summary>
internal sealed class AttributeReader(ReadingContext context)
{
    /// <param name="where">The node, for messages.</param>
    /// <param name="depth">Of the graph that holds the node; the main graph's is 0.</param>
    public Dictionary<string, object> Read(NodeProto node, string where, int depth)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (AttributeProto attribute in node.Attribute)
        {
            if (!values.TryAdd(attribute.Name, Value(attribute, where, depth)))
            {
                throw context.Invalid($"{where} has the attribute '{attribute.Name}' twice");
            }
        }

        return values;
    }

    private object Value(AttributeProto attribute, string where, int depth)
    {
        string name = $"attribute '{attribute.Name}' of {where}";
        return TypeOf(attribute) switch
        {
            AttributeProto.Types.AttributeType.Int => attribute.I,
            AttributeProto.Types.AttributeType.Float => (double)attribute.F,
            AttributeProto.Types.AttributeType.String => attribute.S.ToStringUtf8(),
            AttributeProto.Types.AttributeType.Ints => attribute.Ints.ToImmutableArray(),
            AttributeProto.Types.AttributeType.Floats => attribute.Floats.Select(f => (double)f).ToImmutableArray(),
            AttributeProto.Types.AttributeType.Strings => attribute.Strings.Select(s => s.ToStringUtf8()).ToImmutableArray(),
            AttributeProto.Types.AttributeType.Tensor => new TensorReader(context).Read(attribute.T, name),
            AttributeProto.Types.AttributeType.Graph => new GraphReader(context).Read(attribute.G, name, depth + 1),
            AttributeProto.Types.AttributeType.Graphs =>
                attribute.Graphs.Select(g => new GraphReader(context).Read(g, name, depth + 1)).ToImmutableArray(),
            _ => throw context.Invalid($"{name} has a type that cannot be read"),
        };
    }

    /// <summary>The declared type, or for files of IR version 1, which declare none, the field that is filled.</summary>
    private static AttributeProto.Types.AttributeType TypeOf(AttributeProto attribute) => attribute switch
    {
        { HasType: true } => attribute.T is null && attribute.Type == AttributeProto.Types.AttributeType.Tensor
            || attribute.G is null && attribute.Type == AttributeProto.Types.AttributeType.Graph
            ? AttributeProto.Types.AttributeType.Undefined
            : attribute.Type,
        { HasI: true } => AttributeProto.Types.AttributeType.Int,
        { HasF: true } => AttributeProto.Types.AttributeType.Float,
        { HasS: true } => AttributeProto.Types.AttributeType.String,
        { T: not null } => AttributeProto.Types.AttributeType.Tensor,
        { G: not null } => AttributeProto.Types.AttributeType.Graph,
        { Ints.Count: > 0 } => AttributeProto.Types.AttributeType.Ints,
        { Floats.Count: > 0 } => AttributeProto.Types.AttributeType.Floats,
        _ => AttributeProto.Types.AttributeType.Undefined,
    };
}
