using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>Values of fp32 tensors as the format stores them, and tensors of other types made from them.</summary>
internal static class FloatTensors
{
    private const int Float = (int)TensorProto.Types.DataType.Float;

    public static bool IsFloat(TensorProto tensor) => tensor.DataType == Float;

    /// <summary>In row-major order; the format's raw bytes are little-endian, as are all processors that agents run on.</summary>
    public static float[] Read(TensorProto tensor) => tensor.RawData.Length > 0
        ? MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray()
        : [.. tensor.FloatData];

    /// <param name="values">In row-major order of the dimensions.</param>
    public static TensorProto Make<T>(string name, IEnumerable<long> dimensions, TensorProto.Types.DataType type, T[] values)
        where T : unmanaged
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)),
        };
        tensor.Dims.AddRange(dimensions);
        return tensor;
    }
}
