using System.Collections.Immutable;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Checks a stored tensor: its extents, and that exactly as many values are stored as they ask for.</summary>
internal sealed class TensorReader(ReadingContext context)
{
    /// <param name="where">For messages.</param>
    public OnnxTensor Read(TensorProto tensor, string where)
    {
        var type = (OnnxElementType)tensor.DataType;
        if (!type.HasSize() && type != OnnxElementType.Text)
        {
            throw context.Invalid($"{where} has the unknown element type {tensor.DataType}");
        }

        if (tensor.Segment is not null)
        {
            throw context.Invalid($"{where} is stored in segments, which are not read");
        }

        if (tensor.Dims.Count > ReadingLimits.MaxRank)
        {
            throw context.Invalid($"{where} has {tensor.Dims.Count} axes");
        }

        long elements = Elements(tensor, where);
        ImmutableArray<long> dims = [.. tensor.Dims];
        if (type == OnnxElementType.Text)
        {
            RequireCount(tensor.StringData.Count, elements, "texts", where);
            return new OnnxTensor(tensor.Name, type, dims, elements, tensor.StringData.Sum(s => (long)s.Length), null);
        }

        long bytes = type.Bytes(elements);
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            context.ExternalFiles.Check(tensor, bytes, where);
            return new OnnxTensor(tensor.Name, type, dims, elements, bytes, null);
        }

        RequireValues(tensor, type, elements, bytes, where);
        TensorData? data = elements <= TensorData.MaxElements ? TensorValues.Read(tensor, type, (int)elements) : null;
        return new OnnxTensor(tensor.Name, type, dims, elements, bytes, data);
    }

    private long Elements(TensorProto tensor, string where)
    {
        long product = 1;
        bool isEmpty = false;
        foreach (long extent in tensor.Dims)
        {
            // Zeros stay out of the product, so that they cannot hide an absurd extent beside them.
            isEmpty |= extent == 0;
            if (extent < 0 || (extent > 0 && product > ReadingLimits.MaxElements / extent))
            {
                string why = extent < 0 ? "a negative extent" : $"more than {ReadingLimits.MaxElements} elements";
                throw context.Invalid($"{where} has {why}: {string.Join('x', tensor.Dims)}");
            }

            product *= Math.Max(extent, 1);
        }

        return isEmpty ? 0 : product;
    }

    private void RequireValues(TensorProto tensor, OnnxElementType type, long elements, long bytes, string where)
    {
        int typed = TensorValues.TypedCount(tensor, type);
        if (tensor.HasRawData && tensor.RawData.Length > 0 && typed > 0)
        {
            throw context.Invalid($"{where} stores its values twice");
        }

        if (typed > 0)
        {
            RequireCount(typed, TensorValues.ExpectedTypedCount(type, elements), "values", where);
        }
        else
        {
            RequireCount(tensor.RawData.Length, bytes, "bytes", where);
        }
    }

    private void RequireCount(long stored, long expected, string what, string where)
    {
        if (stored != expected)
        {
            throw context.Invalid($"{where} stores {stored} {what} where its shape asks for {expected}");
        }
    }
}
