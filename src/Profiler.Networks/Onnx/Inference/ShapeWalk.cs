using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference.Evaluation;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>One pass over the sorted nodes of a model.</summary>
internal sealed class ShapeWalk
{
    private readonly OnnxModel _model;
    private readonly ImmutableSortedDictionary<string, OnnxValue> _inputs;
    private readonly DeclaredShapes _declared;
    private readonly UnsupportedNodes _unsupported = new();
    private readonly Dictionary<string, OnnxValue> _values = new(StringComparer.Ordinal);
    private readonly ILookup<string, OnnxNode> _readers;

    public ShapeWalk(OnnxModel model, ImmutableSortedDictionary<string, OnnxValue> inputs)
    {
        (_model, _inputs, _declared) = (model, inputs, new DeclaredShapes(model));
        _readers = model.Graph.Nodes.SelectMany(node => node.Inputs.Select(name => (name, node)))
            .ToLookup(pair => pair.name, pair => pair.node, StringComparer.Ordinal);
        foreach ((string name, OnnxValue value) in inputs)
        {
            _values.Add(name, value);
        }

        foreach (OnnxTensor tensor in model.Graph.Initializers)
        {
            _values.Add(tensor.Name, new OnnxValue(tensor.Type, tensor.Dims) { IsConstant = true, Data = tensor.Data });
        }
    }

    public OnnxShapedGraph Run()
    {
        var nodes = ImmutableArray.CreateBuilder<OnnxShapedNode>(_model.Graph.Nodes.Length);
        foreach (OnnxNode node in _model.Graph.Nodes)
        {
            if (Visit(node) is { } shaped)
            {
                nodes.Add(shaped);
            }
        }

        _unsupported.ThrowIfAny(_model.Path);
        return new OnnxShapedGraph(_model, _inputs, nodes.ToImmutable());
    }

    /// <summary>The node with its shapes; null where it, or one that it depends on, cannot be inferred.</summary>
    private OnnxShapedNode? Visit(OnnxNode node)
    {
        OperatorRule? rule = OperatorRegistry.Find(node.Operator);
        if (rule is null)
        {
            _unsupported.Add(node, "there is no rule for it");
            return null;
        }

        if (node.Inputs.Any(name => name.Length > 0 && !_values.ContainsKey(name)))
        {
            return null;
        }

        InferenceNode view = View(node);
        try
        {
            ImmutableArray<OnnxValue> outputs = Outputs(node, view, rule);
            Keep(node, outputs);
            return new OnnxShapedNode(node, view.Inputs, outputs);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.UnsupportedOperator)
        {
            _unsupported.Add(node, error.Message);
            return null;
        }
    }

    private InferenceNode View(OnnxNode node) => new(
        node,
        _model.Opset,
        [.. node.Inputs.Select(name => name.Length > 0 ? _values.GetValueOrDefault(name) : null)],
        () => _readers[node.Outputs[0]].Select(View));

    private static ImmutableArray<OnnxValue> Outputs(OnnxNode node, InferenceNode view, OperatorRule rule)
    {
        try
        {
            OnnxValue[] outputs = rule(view);
            if (outputs.Length < node.Outputs.Length)
            {
                throw view.Cannot($"it has {node.Outputs.Length} outputs where {outputs.Length} are known");
            }

            if (outputs.FirstOrDefault(o => !IsSane(o)) is { } absurd)
            {
                throw view.Cannot($"its output would be {absurd.Shape}");
            }

            if (outputs.FirstOrDefault(o => !o.Type.HasSize()) is { } sizeless)
            {
                throw InferenceNode.Unsupported($"it writes elements of type {sizeless.Type}");
            }

            return ConstantFolding.Fold(node, view, [.. outputs.Take(node.Outputs.Length)]);
        }
        catch (ArithmeticException)
        {
            throw view.Cannot("its extents overflow or divide by zero");
        }
    }

    private static bool IsSane(OnnxValue value) =>
        value.Rank <= ReadingLimits.MaxRank && value.Dims.All(extent => extent >= 0) && value.Elements <= ReadingLimits.MaxElements;

    private void Keep(OnnxNode node, ImmutableArray<OnnxValue> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            if (node.Outputs[i].Length > 0)
            {
                _declared.Check(node.Outputs[i], outputs[i]);
                _values.Add(node.Outputs[i], outputs[i]);
            }
        }
    }
}
