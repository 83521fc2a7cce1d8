using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>Sums down the columns of rows of whole vectors: short runs in single precision, added up in double.</summary>
internal static unsafe class Columns
{
    private const int Run = 64;

    public static void Sum(float* rows, int count, nint step, int width, double* sums)
    {
        for (int column = 0; column < width; column += MatrixProduct.Lanes)
        {
            for (int first = 0; first < count; first += Run)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                float* value = rows + (first * step) + column;
                int last = Math.Min(count, first + Run);
                for (int row = first; row < last; row++)
                {
                    sum += Vector512.Load(value);
                    value += step;
                }

                Add(sum, sums + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumAndSquares(float* rows, int count, nint step, int width, double* sums, double* squares)
    {
        for (int column = 0; column < width; column += MatrixProduct.Lanes)
        {
            for (int first = 0; first < count; first += Run)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                Vector512<float> square = Vector512<float>.Zero;
                float* value = rows + (first * step) + column;
                int last = Math.Min(count, first + Run);
                for (int row = first; row < last; row++)
                {
                    Vector512<float> x = Vector512.Load(value);
                    sum += x;
                    square = Vector512.FusedMultiplyAdd(x, x, square);
                    value += step;
                }

                Add(sum, sums + column);
                Add(square, squares + column);
            }
        }
    }

    /// <summary>sums += first x (second - mean) for rows without gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(float* first, float* second, int count, int width, float* mean, double* sums)
    {
        for (int column = 0; column < width; column += MatrixProduct.Lanes)
        {
            Vector512<float> centre = Vector512.Load(mean + column);
            for (int start = 0; start < count; start += Run)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                int last = Math.Min(count, start + Run);
                for (long i = ((long)start * width) + column; i < (long)last * width; i += width)
                {
                    sum = Vector512.FusedMultiplyAdd(Vector512.Load(first + i), Vector512.Load(second + i) - centre, sum);
                }

                Add(sum, sums + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Vector512<float> sum, double* into)
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(sum);
        (Vector512.Load(into) + low).Store(into);
        (Vector512.Load(into + 8) + high).Store(into + 8);
    }
}
