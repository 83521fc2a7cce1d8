using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Profiler.Bindings.OnnxRuntime;

/// <summary>Inputs for a model, filled with seeded values: images of zeros or denormals run at other speeds than real ones.</summary>
internal static class InputTensors
{
    private const int Seed = 1;

    public static OrtValue Create(string name, NodeMetadata input, long[]? given, Func<int, float[]>? values)
    {
        if (!input.IsTensor)
        {
            throw new RuntimeException(RuntimeFailure.ModelRejected, $"The input '{name}' is not a tensor.");
        }

        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, input.ElementDataType, Shape(name, input, given));
        Fill(value, input.ElementDataType, values);
        return value;
    }

    private static long[] Shape(string name, NodeMetadata input, long[]? given)
    {
        long[] declared = [.. input.Dimensions.Select(d => (long)d)];
        long[] shape = given ?? declared;
        bool fits = shape.Length == declared.Length && shape.Zip(declared).All(p => p.First > 0 && (p.Second <= 0 || p.First == p.Second));
        return fits
            ? shape
            : throw new RuntimeException(
                RuntimeFailure.ModelRejected,
                $"The input '{name}' has the shape {string.Join('x', declared.Select(d => d > 0 ? $"{d}" : "?"))}; "
                + (given is null ? "pass the open extents." : $"{string.Join('x', given)} does not fit it."));
    }

    private static void Fill(OrtValue value, TensorElementType type, Func<int, float[]>? values)
    {
        var random = new Random(Seed);
        switch (type)
        {
            case TensorElementType.Float when values is not null:
                Span<float> target = value.GetTensorMutableDataAsSpan<float>();
                values(target.Length).CopyTo(target);
                break;
            case TensorElementType.Float:
                foreach (ref float x in value.GetTensorMutableDataAsSpan<float>())
                {
                    x = (random.NextSingle() * 2) - 1;
                }

                break;
            case TensorElementType.Float16:
                foreach (ref Float16 x in value.GetTensorMutableDataAsSpan<Float16>())
                {
                    x = (Float16)((random.NextSingle() * 2) - 1);
                }

                break;
            case TensorElementType.UInt8 or TensorElementType.Int8:
                random.NextBytes(value.GetTensorMutableRawData());
                break;
            default:
                // Indices, masks and the like: zero is valid for all of them.
                value.GetTensorMutableRawData().Clear();
                break;
        }
    }
}
