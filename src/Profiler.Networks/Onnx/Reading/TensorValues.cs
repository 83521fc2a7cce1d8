using System.Buffers.Binary;
using System.Collections.Immutable;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Decodes stored values; the format keeps them as raw little-endian bytes or in a field by type.</summary>
internal static class TensorValues
{
    /// <summary>Entries in the field that the format assigns to the type.</summary>
    public static int TypedCount(TensorProto tensor, OnnxElementType type) => type switch
    {
        OnnxElementType.Float32 or OnnxElementType.Complex64 => tensor.FloatData.Count,
        OnnxElementType.Float64 or OnnxElementType.Complex128 => tensor.DoubleData.Count,
        OnnxElementType.Int64 => tensor.Int64Data.Count,
        OnnxElementType.UInt32 or OnnxElementType.UInt64 => tensor.Uint64Data.Count,
        _ => tensor.Int32Data.Count,
    };

    /// <summary>Complex values take two entries, values of four bits half a one.</summary>
    public static long ExpectedTypedCount(OnnxElementType type, long elements) => type switch
    {
        OnnxElementType.Complex64 or OnnxElementType.Complex128 => elements * 2,
        OnnxElementType.UInt4 or OnnxElementType.Int4 or OnnxElementType.Float4E2M1 => (elements + 1) / 2,
        _ => elements,
    };

    /// <summary>The values of a tensor whose size was checked; null for types that shapes are never made of.</summary>
    public static TensorData? Read(TensorProto tensor, OnnxElementType type, int elements)
    {
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        bool isRaw = raw.Length > 0;
        return type switch
        {
            OnnxElementType.Float32 => Reals(isRaw
                ? Decode(raw, elements, 4, b => (double)BinaryPrimitives.ReadSingleLittleEndian(b))
                : tensor.FloatData.Select(f => (double)f)),
            OnnxElementType.Float64 => Reals(isRaw ? Decode(raw, elements, 8, BinaryPrimitives.ReadDoubleLittleEndian) : tensor.DoubleData),
            OnnxElementType.Float16 => Reals(isRaw
                ? Decode(raw, elements, 2, b => (double)BinaryPrimitives.ReadHalfLittleEndian(b))
                : tensor.Int32Data.Select(i => (double)BitConverter.Int16BitsToHalf((short)i))),
            OnnxElementType.Int64 => Integers(isRaw ? Decode(raw, elements, 8, BinaryPrimitives.ReadInt64LittleEndian) : tensor.Int64Data),
            OnnxElementType.Int32 => Integers(isRaw ? Decode(raw, elements, 4, b => (long)BinaryPrimitives.ReadInt32LittleEndian(b)) : Widen(tensor)),
            OnnxElementType.Int16 => Integers(isRaw ? Decode(raw, elements, 2, b => (long)BinaryPrimitives.ReadInt16LittleEndian(b)) : Widen(tensor)),
            OnnxElementType.Int8 => Integers(isRaw ? Decode(raw, elements, 1, b => (long)(sbyte)b[0]) : Widen(tensor)),
            OnnxElementType.UInt8 or OnnxElementType.Bool => Integers(isRaw ? Decode(raw, elements, 1, b => (long)b[0]) : Widen(tensor)),
            _ => null,
        };
    }

    private delegate T Decoder<out T>(ReadOnlySpan<byte> bytes);

    private static T[] Decode<T>(ReadOnlySpan<byte> raw, int elements, int size, Decoder<T> decode)
    {
        var values = new T[elements];
        for (int i = 0; i < elements; i++)
        {
            values[i] = decode(raw.Slice(i * size, size));
        }

        return values;
    }

    private static IEnumerable<long> Widen(TensorProto tensor) => tensor.Int32Data.Select(i => (long)i);

    private static TensorData Reals(IEnumerable<double> values) => new(values.ToImmutableArray());

    private static TensorData Integers(IEnumerable<long> values) => new(values.ToImmutableArray());
}
