using System.Numerics;

namespace Profiler.Search.Data.Batches;

/// <summary>
/// A random order of the numbers below a count, computed place by place and not kept: a Feistel network over the smallest
/// even power of two that holds them, followed until it falls below the count (Black and Rogaway, 2002). Ten million
/// images cost no memory, and any thread may ask for any place.
/// </summary>
internal readonly struct Permutation
{
    private const int Rounds = 6;

    private readonly ulong _key;
    private readonly int _halfBits;

    public Permutation(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        _key = DrawSeed.Mix((uint)seed);
        int bits = count < 2 ? 0 : BitOperations.Log2((uint)count - 1) + 1;
        _halfBits = (bits + 1) / 2;
    }

    public int Count { get; }

    /// <summary>What stands at a place from 0 to the count.</summary>
    public int this[int place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(place);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Count);
            ulong value = (ulong)place;
            do
            {
                value = Step(value);
            }
            while (value >= (ulong)Count);
            return (int)value;
        }
    }

    private ulong Step(ulong value)
    {
        ulong mask = (1UL << _halfBits) - 1;
        ulong left = value >> _halfBits;
        ulong right = value & mask;
        for (int round = 0; round < Rounds; round++)
        {
            ulong mixed = DrawSeed.Mix(_key ^ (right << 8) ^ (ulong)round);
            (left, right) = (right, (left ^ mixed) & mask);
        }

        return (left << _halfBits) | right;
    }
}
