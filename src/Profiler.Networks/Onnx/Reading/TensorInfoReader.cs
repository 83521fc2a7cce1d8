using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Reads what a file declares about the type and shape of a tensor.</summary>
internal sealed class TensorInfoReader(ReadingContext context)
{
    /// <summary>Other kinds than tensors (sequences, maps) come back with an undefined type and no rank.</summary>
    public OnnxTensorInfo Read(ValueInfoProto info)
    {
        TypeProto.Types.Tensor? tensor = info.Type?.TensorType;
        var type = (OnnxElementType)(tensor?.ElemType ?? 0);
        if (tensor?.Shape is not { } shape)
        {
            return new OnnxTensorInfo(info.Name, type, default);
        }

        if (shape.Dim.Count > ReadingLimits.MaxRank)
        {
            throw context.Invalid($"the tensor '{info.Name}' is declared with {shape.Dim.Count} axes");
        }

        return new OnnxTensorInfo(info.Name, type, [.. shape.Dim.Select(d => Dimension(d, info.Name))]);
    }

    private OnnxDimension Dimension(TensorShapeProto.Types.Dimension dimension, string tensor)
    {
        if (dimension.HasDimParam)
        {
            return new OnnxDimension(null, dimension.DimParam.Length > 0 ? dimension.DimParam : null);
        }

        if (!dimension.HasDimValue)
        {
            return new OnnxDimension(null, null);
        }

        // Some exporters write -1 for an open extent.
        long extent = dimension.DimValue;
        if (extent is < -1 or > ReadingLimits.MaxElements)
        {
            throw context.Invalid($"the tensor '{tensor}' is declared with an extent of {extent}");
        }

        return new OnnxDimension(extent == -1 ? null : extent, null);
    }
}
