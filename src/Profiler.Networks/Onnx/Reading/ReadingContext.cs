using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>What the readers of one file share: its place, its operator sets and the nodes seen so far.</summary>
internal sealed class ReadingContext(string path, IReadOnlySet<string> domains)
{
    private int _nodes;

    public ExternalFiles ExternalFiles { get; } = new(path);

    /// <summary>Operator set domains that the file imports; ONNX's own is the empty one.</summary>
    public IReadOnlySet<string> Domains { get; } = domains;

    /// <exception cref="ProfilerException">The file has more nodes than <see cref="ReadingLimits.MaxNodes"/>.</exception>
    public void AddNodes(int count)
    {
        _nodes += count;
        if (_nodes > ReadingLimits.MaxNodes)
        {
            throw Invalid($"it has more than {ReadingLimits.MaxNodes} nodes");
        }
    }

    public ProfilerException Invalid(string why, string? advice = null) => OnnxFileError.Invalid(path, why, advice);
}
