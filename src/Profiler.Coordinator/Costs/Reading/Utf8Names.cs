namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Values by name; a request's bytes are looked up as they are.</summary>
internal sealed class Utf8Names<TValue>
{
    private readonly Dictionary<string, TValue> _values = new(Utf8NameComparer.Instance);
    private readonly Dictionary<string, TValue>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public Utf8Names() => _byBytes = _values.GetAlternateLookup<ReadOnlySpan<byte>>();

    public IEnumerable<string> Names => _values.Keys;

    public TValue? Find(ReadOnlySpan<byte> name) => _byBytes.TryGetValue(name, out TValue? value) ? value : default;

    public TValue? Find(string name) => _values.GetValueOrDefault(name);

    public void Add(string name, TValue value) => _values.Add(name, value);
}
