using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>A depthwise convolution, one row of pixels at a time; rows are pixels x width channels and padded at both ends.</summary>
internal static unsafe class DepthwiseRows
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <summary>One row of the output.</summary>
    /// <param name="rows">For each row of the kernel the input row that it meets, null where that is outside.</param>
    /// <param name="taps">kernel x kernel x width.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float** rows, float* taps, Branch branch, DepthwiseRow row, float* output)
    {
        int kernel = branch.Kernel;
        nint width = row.Width;
        nint step = row.Stride * width;
        nint reach = branch.Dilation * width;
        for (int column = 0; column < row.Width; column += Lanes)
        {
            int x = 0;
            for (; x + 4 <= row.Outputs; x += 4)
            {
                Vector512<float> s0, s1, s2, s3;
                s0 = s1 = s2 = s3 = Vector512<float>.Zero;
                for (int ty = 0; ty < kernel; ty++)
                {
                    if (rows[ty] is null)
                    {
                        continue;
                    }

                    float* value = rows[ty] + (x * step) + column;
                    float* tap = taps + (ty * kernel * width) + column;
                    for (int tx = 0; tx < kernel; tx++)
                    {
                        Vector512<float> w = Vector512.Load(tap);
                        s0 = Vector512.FusedMultiplyAdd(w, Vector512.Load(value), s0);
                        s1 = Vector512.FusedMultiplyAdd(w, Vector512.Load(value + step), s1);
                        s2 = Vector512.FusedMultiplyAdd(w, Vector512.Load(value + (2 * step)), s2);
                        s3 = Vector512.FusedMultiplyAdd(w, Vector512.Load(value + (3 * step)), s3);
                        value += reach;
                        tap += width;
                    }
                }

                float* target = output + (x * width) + column;
                s0.Store(target);
                s1.Store(target + width);
                s2.Store(target + (2 * width));
                s3.Store(target + (3 * width));
            }

            for (; x < row.Outputs; x++)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                for (int ty = 0; ty < kernel; ty++)
                {
                    for (int tx = 0; tx < kernel && rows[ty] is not null; tx++)
                    {
                        Vector512<float> value = Vector512.Load(rows[ty] + (x * step) + (tx * reach) + column);
                        sum = Vector512.FusedMultiplyAdd(Vector512.Load(taps + (((ty * kernel) + tx) * width) + column), value, sum);
                    }
                }

                sum.Store(output + (x * width) + column);
            }
        }
    }

    /// <summary>
    /// What one row of the output's gradient adds to one row of the input's, and to the weights', for one row of the kernel.
    /// </summary>
    /// <param name="taps">kernel x width.</param>
    /// <param name="input">The row of the input, padded.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        float* gradient, float* taps, Branch branch, DepthwiseRow row, float* input, float* inputGradient, float* tapGradients)
    {
        nint width = row.Width;
        nint step = row.Stride * width;
        for (int tx = 0; tx < branch.Kernel; tx++)
        {
            for (int column = 0; column < row.Width; column += Lanes)
            {
                nint at = (tx * width) + column;
                Vector512<float> w = Vector512.Load(taps + at);
                Vector512<float> even = Vector512.Load(tapGradients + at);
                Vector512<float> odd = Vector512<float>.Zero;
                float* from = gradient + column;
                float* value = input + (tx * branch.Dilation * width) + column;
                float* into = inputGradient + (tx * branch.Dilation * width) + column;
                int x = 0;
                for (; x + 2 <= row.Outputs; x += 2)
                {
                    Vector512<float> g0 = Vector512.Load(from);
                    Vector512<float> g1 = Vector512.Load(from + width);
                    even = Vector512.FusedMultiplyAdd(g0, Vector512.Load(value), even);
                    odd = Vector512.FusedMultiplyAdd(g1, Vector512.Load(value + step), odd);
                    Vector512.FusedMultiplyAdd(g0, w, Vector512.Load(into)).Store(into);
                    Vector512.FusedMultiplyAdd(g1, w, Vector512.Load(into + step)).Store(into + step);
                    from += 2 * width;
                    value += 2 * step;
                    into += 2 * step;
                }

                for (; x < row.Outputs; x++)
                {
                    Vector512<float> g = Vector512.Load(from);
                    even = Vector512.FusedMultiplyAdd(g, Vector512.Load(value), even);
                    Vector512.FusedMultiplyAdd(g, w, Vector512.Load(into)).Store(into);
                    from += width;
                    value += step;
                    into += step;
                }

                (even + odd).Store(tapGradients + at);
            }
        }
    }
}
