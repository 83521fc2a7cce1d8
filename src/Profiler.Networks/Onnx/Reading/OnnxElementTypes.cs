using System.Collections.Frozen;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>What element types say about sizes.</summary>
public static class OnnxElementTypes
{
    private static readonly FrozenDictionary<string, OnnxElementType> ByName =
        Enum.GetValues<OnnxElementType>().ToFrozenDictionary(Name, StringComparer.Ordinal);

    /// <summary>The type as the format spells it: float, float16, int64….</summary>
    public static string Name(this OnnxElementType type) => type switch
    {
        OnnxElementType.Float32 => "float",
        OnnxElementType.Float64 => "double",
        OnnxElementType.Text => "string",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The type that <see cref="Name"/> spells; null where it is none.</summary>
    public static OnnxElementType? Find(string name) => ByName.TryGetValue(name, out OnnxElementType type) ? type : null;

    /// <summary>Whether elements have a size of their own; texts and undefined ones have none.</summary>
    public static bool HasSize(this OnnxElementType type) =>
        type is > OnnxElementType.Undefined and <= OnnxElementType.Float4E2M1 and not OnnxElementType.Text;

    /// <summary>Whether elements are real numbers.</summary>
    public static bool IsFloating(this OnnxElementType type) => type
        is OnnxElementType.Float32 or OnnxElementType.Float16 or OnnxElementType.Float64 or OnnxElementType.BFloat16
        or OnnxElementType.Float4E2M1 or (>= OnnxElementType.Float8E4M3FN and <= OnnxElementType.Float8E5M2FNUZ);

    /// <summary>Bytes of a tensor; elements of four bits are packed in pairs.</summary>
    /// <exception cref="ProfilerException">Elements of the type have no size.</exception>
    /// <exception cref="OverflowException">More bytes than 63 bits count.</exception>
    public static long Bytes(this OnnxElementType type, long elements) =>
        checked(((elements * Bits(type)) + 7) / 8);

    private static int Bits(OnnxElementType type) => type switch
    {
        OnnxElementType.UInt4 or OnnxElementType.Int4 or OnnxElementType.Float4E2M1 => 4,
        OnnxElementType.UInt8 or OnnxElementType.Int8 or OnnxElementType.Bool => 8,
        >= OnnxElementType.Float8E4M3FN and <= OnnxElementType.Float8E5M2FNUZ => 8,
        OnnxElementType.UInt16 or OnnxElementType.Int16 or OnnxElementType.Float16 or OnnxElementType.BFloat16 => 16,
        OnnxElementType.Float32 or OnnxElementType.Int32 or OnnxElementType.UInt32 => 32,
        OnnxElementType.Float64 or OnnxElementType.Int64 or OnnxElementType.UInt64 or OnnxElementType.Complex64 => 64,
        OnnxElementType.Complex128 => 128,
        _ => throw new ProfilerException(
            ErrorCode.UnsupportedOperator,
            $"Tensors of element type {type} have no fixed size.",
            "Cut the part of the graph that handles texts off before the network is counted."),
    };
}
