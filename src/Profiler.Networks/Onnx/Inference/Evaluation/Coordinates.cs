using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>Row-major places of elements in small tensors.</summary>
internal static class Coordinates
{
    /// <summary>The coordinates of every element, in row-major order.</summary>
    public static IEnumerable<long[]> All(ImmutableArray<long> dims)
    {
        long count = dims.Aggregate(1L, (product, extent) => product * extent);
        for (long place = 0; place < count; place++)
        {
            var at = new long[dims.Length];
            long rest = place;
            for (int axis = dims.Length - 1; axis >= 0; axis--)
            {
                at[axis] = rest % dims[axis];
                rest /= dims[axis];
            }

            yield return at;
        }
    }

    public static int Place(ReadOnlySpan<long> at, ImmutableArray<long> dims)
    {
        long place = 0;
        for (int axis = 0; axis < dims.Length; axis++)
        {
            place = (place * dims[axis]) + at[axis];
        }

        return (int)place;
    }

    /// <summary>The place in a tensor that was broadcast to a shape of the same rank or more.</summary>
    public static int BroadcastPlace(long[] at, ImmutableArray<long> dims)
    {
        long place = 0;
        for (int axis = 0; axis < dims.Length; axis++)
        {
            long own = dims[axis] == 1 ? 0 : at[at.Length - dims.Length + axis];
            place = (place * dims[axis]) + own;
        }

        return (int)place;
    }
}
