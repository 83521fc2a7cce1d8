using System.Collections.Concurrent;
using System.Text.Json;
using Profiler.Coordinator.Costs.Reading;
using Profiler.Networks.Counting;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>A search space as requests name it, with what every answer about it needs.</summary>
internal sealed class CatalogSpace
{
    /// <summary>Input shapes are a stranger's choice: more of them than this, and the counters are made anew.</summary>
    private const int MaxCounters = 64;

    private readonly Utf8Names<Choice>[] _candidates;
    private readonly ConcurrentDictionary<TensorShape, ArchitectureCounter> _counters = [];

    public CatalogSpace(SearchSpace space)
    {
        Space = space;
        NameJson = JsonSerializer.SerializeToUtf8Bytes(space.Name);
        SnapshotJson = JsonSerializer.SerializeToUtf8Bytes(space.Fingerprint[..16]);
        CandidateCounts = [.. space.Slots.Select(slot => (byte)slot.Candidates.Length)];
        _candidates = [.. space.Slots.Select(Candidates)];
    }

    public SearchSpace Space { get; }

    public int Slots => CandidateCounts.Length;

    public byte[] CandidateCounts { get; }

    /// <summary>The name as a JSON string.</summary>
    public byte[] NameJson { get; }

    /// <summary>What counts follow from: the first 16 digits of the definition's fingerprint, as a JSON string.</summary>
    public byte[] SnapshotJson { get; }

    /// <summary>The index of a candidate in a slot, or -1.</summary>
    public int IndexOf(int slot, ReadOnlySpan<byte> candidate) => _candidates[slot].Find(candidate)?.Index ?? -1;

    public ArchitectureCounter CounterFor(TensorShape input)
    {
        if (_counters.TryGetValue(input, out ArchitectureCounter? known))
        {
            return known;
        }

        if (_counters.Count >= MaxCounters)
        {
            _counters.Clear();
        }

        return _counters.GetOrAdd(input, shape => new ArchitectureCounter(Space, shape));
    }

    private static Utf8Names<Choice> Candidates(Slot slot)
    {
        var names = new Utf8Names<Choice>();
        for (int i = 0; i < slot.Candidates.Length; i++)
        {
            names.Add(slot.Candidates[i].Name, new Choice(i));
        }

        return names;
    }

    private sealed record Choice(int Index);
}
