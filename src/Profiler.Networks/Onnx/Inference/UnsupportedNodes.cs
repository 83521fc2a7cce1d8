using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>Gathers the nodes whose shapes cannot be inferred, so that one error names them all.</summary>
internal sealed class UnsupportedNodes
{
    private readonly List<(OnnxNode Node, string Why)> _nodes = [];

    public void Add(OnnxNode node, string why) => _nodes.Add((node, why));

    /// <exception cref="ProfilerException">Nodes were added.</exception>
    public void ThrowIfAny(string path)
    {
        if (_nodes.Count == 0)
        {
            return;
        }

        IEnumerable<string> lines = _nodes
            .GroupBy(n => (n.Node.Operator, n.Why))
            .OrderBy(group => group.Key.Operator, StringComparer.Ordinal)
            .Select(group => $"{group.Key.Operator} ({group.Count()}, first '{group.First().Node.Name}': {group.Key.Why})");
        throw new ProfilerException(
            ErrorCode.UnsupportedOperator,
            $"'{path}' has operators that cannot be counted: {string.Join("; ", lines)}.",
            "Export the model with fixed shapes and without control flow, or cut these operators off.");
    }
}
