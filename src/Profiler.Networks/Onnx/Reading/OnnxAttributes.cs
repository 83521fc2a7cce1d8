using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>The attributes of a node by name: integers, reals, texts, lists of them, tensors and graphs.</summary>
public sealed class OnnxAttributes
{
    private readonly IReadOnlyDictionary<string, object> _values;
    private readonly string _owner;

    /// <param name="owner">The node and file, for messages.</param>
    internal OnnxAttributes(string owner, IReadOnlyDictionary<string, object> values)
    {
        _owner = owner;
        _values = values;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public long IntegerOr(string name, long absent) => _values.ContainsKey(name) ? Get<long>(name) : absent;

    public double RealOr(string name, double absent) => _values.ContainsKey(name) ? Get<double>(name) : absent;

    public string TextOr(string name, string absent) => _values.ContainsKey(name) ? Get<string>(name) : absent;

    /// <summary>A list of integers; default where the attribute is absent.</summary>
    public ImmutableArray<long> Integers(string name) =>
        _values.ContainsKey(name) ? Get<ImmutableArray<long>>(name) : default;

    /// <summary>A list of reals; default where the attribute is absent.</summary>
    public ImmutableArray<double> Reals(string name) =>
        _values.ContainsKey(name) ? Get<ImmutableArray<double>>(name) : default;

    public OnnxTensor? Tensor(string name) => _values.ContainsKey(name) ? Get<OnnxTensor>(name) : null;

    /// <summary>All integer attributes by name, single ones as lists of one.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<long>> AllIntegers() => _values
        .Where(entry => entry.Value is long or ImmutableArray<long>)
        .ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => entry.Value is ImmutableArray<long> list ? list : [(long)entry.Value],
            StringComparer.Ordinal);

    /// <summary>All textual attributes by name.</summary>
    public ImmutableSortedDictionary<string, string> AllTexts() => _values
        .Where(entry => entry.Value is string)
        .ToImmutableSortedDictionary(entry => entry.Key, entry => (string)entry.Value, StringComparer.Ordinal);

    private T Get<T>(string name) => _values[name] is T value
        ? value
        : throw new ProfilerException(ErrorCode.InvalidFile, $"{_owner}: the attribute '{name}' has the wrong type.");
}
