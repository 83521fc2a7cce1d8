using System.Buffers.Binary;
using Profiler.CostModels.LookupTables;

namespace Profiler.Coordinator.Tables;

/// <summary>
/// A table as one dense tensor slot x candidate, little-endian: the 8 bytes "PLUT" 0 0 0 1 (the last one is the version),
/// int32 slots, int32 candidates (of the slot with the most), float32 fixed ms (stem, head and overhead together), then
/// slots x candidates float32 ms, row by row, NaN where a slot has fewer candidates.
/// </summary>
internal static class TableTensor
{
    private const int HeaderBytes = 20;

    private static ReadOnlySpan<byte> Magic => "PLUT\0\0\0\u0001"u8;

    public static byte[] Write(LookupTable table)
    {
        int slots = table.Entries.Max(entry => entry.Slot) + 1;
        ILookup<int, TableEntry> bySlot = table.Entries.ToLookup(entry => entry.Slot);
        int candidates = bySlot.Max(slot => slot.Count());
        byte[] bytes = new byte[HeaderBytes + (slots * candidates * sizeof(float))];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), slots);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), candidates);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(16), (float)table.Fixed.TotalMs);
        Span<byte> rest = bytes.AsSpan(HeaderBytes);
        for (int slot = 0; slot < slots; slot++)
        {
            float[] row = [.. bySlot[slot].Select(entry => (float)entry.LatencyMs)];
            for (int candidate = 0; candidate < candidates; candidate++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(rest, candidate < row.Length ? row[candidate] : float.NaN);
                rest = rest[sizeof(float)..];
            }
        }

        return bytes;
    }
}
