using System.Diagnostics.CodeAnalysis;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>The element types of ONNX tensors, with the format's own numbers (TensorProto.DataType up to IR version 11).</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The types are the subject here, and these are their names.")]
public enum OnnxElementType
{
    Undefined = 0,
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Text = 8,
    Bool = 9,
    Float16 = 10,
    Float64 = 11,
    UInt32 = 12,
    UInt64 = 13,
    Complex64 = 14,
    Complex128 = 15,
    BFloat16 = 16,
    Float8E4M3FN = 17,
    Float8E4M3FNUZ = 18,
    Float8E5M2 = 19,
    Float8E5M2FNUZ = 20,
    UInt4 = 21,
    Int4 = 22,
    Float4E2M1 = 23,
}
