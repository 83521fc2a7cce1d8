using System.Buffers;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Networks.Architectures;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>The architectures of a request as indices, in pooled arrays.</summary>
internal struct ArchitectureBatch : IDisposable
{
    /// <summary>More in one request would hold its memory for too long; a client sends several.</summary>
    public const int MaxCount = 100_000;

    private const int FirstCapacity = 16;

    private readonly bool _hasNames;
    private byte[] _choices;
    private JsonSlice[] _names;

    public ArchitectureBatch(CatalogSpace space, bool hasNames)
    {
        Space = space;
        _hasNames = hasNames;
        _choices = ArrayPool<byte>.Shared.Rent(FirstCapacity * space.Slots);
        _names = hasNames ? ArrayPool<JsonSlice>.Shared.Rent(FirstCapacity) : [];
    }

    public CatalogSpace Space { get; }

    public int Count { get; private set; }

    /// <summary>One candidate index a slot, architecture after architecture, each in its slot's range.</summary>
    public readonly ReadOnlySpan<byte> Choices => _choices.AsSpan(0, Count * Space.Slots);

    public readonly ReadOnlySpan<byte> ChoicesOf(int architecture) => _choices.AsSpan(architecture * Space.Slots, Space.Slots);

    /// <summary>The architecture's name in the body, a JSON string; absent where it was given none.</summary>
    public readonly JsonSlice NameOf(int architecture) => _names[architecture];

    /// <summary>Room for the next architecture's choices; it counts from the next <see cref="Add"/> on.</summary>
    public Span<byte> Next(string field)
    {
        if (Count == MaxCount)
        {
            throw CostRefusal.Field(field, $"has more than {MaxCount} architectures", "Send several requests.");
        }

        int needed = (Count + 1) * Space.Slots;
        if (needed > _choices.Length)
        {
            _choices = Grow(_choices, needed);
        }

        return _choices.AsSpan(Count * Space.Slots, Space.Slots);
    }

    public void Add(JsonSlice name = default)
    {
        if (_hasNames)
        {
            if (Count == _names.Length)
            {
                _names = Grow(_names, Count + 1);
            }

            _names[Count] = name;
        }

        Count++;
    }

    public readonly Architecture ToArchitecture(int index, string? name) =>
        Architecture.FromIndices(Space.Space, ChoicesOf(index).ToArray(), name);

    public void Dispose()
    {
        Return(ref _choices);
        Return(ref _names);
    }

    private static T[] Grow<T>(T[] array, int needed)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(array.Length * 2, needed));
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        return larger;
    }

    private static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array);
            array = [];
        }
    }
}
