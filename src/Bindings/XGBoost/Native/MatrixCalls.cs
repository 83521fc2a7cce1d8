namespace Profiler.Bindings.XGBoost.Native;

/// <summary>The checked calls on matrices.</summary>
internal static unsafe class MatrixCalls
{
    public static MatrixHandle Create(ReadOnlySpan<float> values, int rows, int columns)
    {
        fixed (float* start = values)
        {
            // One thread: it is a copy, and the library would otherwise take every core for it.
            int status = LibXGBoost.XGDMatrixCreateFromMat_omp(
                start, (ulong)rows, (ulong)columns, float.NaN, out MatrixHandle matrix, threads: 1);
            Status.Check(status, nameof(LibXGBoost.XGDMatrixCreateFromMat_omp));
            return matrix;
        }
    }

    public static void Set(MatrixHandle matrix, string field, ReadOnlySpan<float> values)
    {
        fixed (float* start = values)
        {
            Status.Check(
                LibXGBoost.XGDMatrixSetFloatInfo(matrix, field, start, (ulong)values.Length), nameof(LibXGBoost.XGDMatrixSetFloatInfo));
        }
    }
}
