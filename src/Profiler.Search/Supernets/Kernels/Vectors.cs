using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>Element-wise loops over whole vectors.</summary>
internal static unsafe class Vectors
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <summary>into += values.</summary>
    public static void AddTo(double* into, float* values, int count)
    {
        for (int i = 0; i < count; i += Lanes)
        {
            Columns.Add(Vector512.Load(values + i), into + i);
        }
    }

    /// <summary>into += values, both of whole vectors.</summary>
    public static void AddTo(float* into, float* values, long count)
    {
        for (long i = 0; i < count; i += Lanes)
        {
            (Vector512.Load(into + i) + Vector512.Load(values + i)).Store(into + i);
        }
    }

    public static void AddRow(float* rows, int count, int width, float* row)
    {
        for (int r = 0; r < count; r++)
        {
            AddTo(rows + ((long)r * width), row, width);
        }
    }

    public static void SubtractRow(float* rows, int count, int width, float* row)
    {
        for (int r = 0; r < count; r++)
        {
            float* values = rows + ((long)r * width);
            for (int i = 0; i < width; i += Lanes)
            {
                (Vector512.Load(values + i) - Vector512.Load(row + i)).Store(values + i);
            }
        }
    }

    /// <summary>into = max(values x factor + offset, 0) for rows of <paramref name="width"/>, with one factor and offset a column.</summary>
    public static void ScaleShiftRelu(float* values, int rows, int width, float* factor, float* offset, float* into, nint step)
    {
        for (int column = 0; column < width; column += Lanes)
        {
            Vector512<float> f = Vector512.Load(factor + column);
            Vector512<float> o = Vector512.Load(offset + column);
            float* source = values + column;
            float* target = into + column;
            for (int r = 0; r < rows; r++)
            {
                Vector512.Max(Vector512.FusedMultiplyAdd(Vector512.Load(source), f, o), Vector512<float>.Zero).Store(target);
                source += width;
                target += step;
            }
        }
    }

    /// <summary>into = a x first + b x second + c, each coefficient one a column.</summary>
    public static void Blend(float* first, float* second, int rows, int width, Blending by, float* into)
    {
        for (int column = 0; column < width; column += Lanes)
        {
            Vector512<float> a = Vector512.Load(by.First + column);
            Vector512<float> b = Vector512.Load(by.Second + column);
            Vector512<float> c = Vector512.Load(by.Constant + column);
            for (long i = column; i < (long)rows * width; i += width)
            {
                Vector512<float> sum = Vector512.FusedMultiplyAdd(b, Vector512.Load(second + i), c);
                Vector512.FusedMultiplyAdd(a, Vector512.Load(first + i), sum).Store(into + i);
            }
        }
    }
}
