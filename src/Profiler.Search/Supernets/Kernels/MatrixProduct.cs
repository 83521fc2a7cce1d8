using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// C = A B for narrow matrices that lie in the cache. A's element (m, k) is at m rowStep + k depthStep, so that a
/// matrix, its transpose and a slice of channels are read in place; B and C are rows of whole vectors of 16 floats.
/// Tiles of 8 rows by 32 columns keep 16 accumulators in registers: 16 multiply-adds for every 10 loads.
/// </summary>
internal static unsafe class MatrixProduct
{
    public const int Lanes = 16;

    private const int TileRows = 8;

    /// <param name="rows">Rows of A and C.</param>
    /// <param name="vectors">Columns of B and C, in vectors of 16.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="bias">One value a column for <see cref="Start.BiasThenRelu"/>; otherwise not read.</param>
    public static void Run(int rows, int vectors, int depth, Operand a, Operand b, Operand c, Start start, float* bias = null)
    {
        for (int column = 0; column < vectors; column += 2)
        {
            bool isPair = column + 1 < vectors;
            float* right = b.Data + (column * Lanes);
            float* offset = bias + (column * Lanes);
            int row = 0;
            for (; row + TileRows <= rows; row += TileRows)
            {
                float* left = a.Data + (row * a.Step);
                float* result = c.Data + (row * c.Step) + (column * Lanes);
                if (isPair)
                {
                    EightByTwo(depth, left, a.Step, a.Inner, right, b.Step, result, c.Step, start, offset);
                }
                else
                {
                    EightByOne(depth, left, a.Step, a.Inner, right, b.Step, result, c.Step, start, offset);
                }
            }

            for (; row < rows; row++)
            {
                float* left = a.Data + (row * a.Step);
                float* result = c.Data + (row * c.Step) + (column * Lanes);
                OneByOne(depth, left, a.Inner, right, b.Step, result, start, offset);
                if (isPair)
                {
                    OneByOne(depth, left, a.Inner, right + Lanes, b.Step, result + Lanes, start, offset + Lanes);
                }
            }
        }
    }

    /// <summary>The hot loop of every 1x1 convolution; written out because the compiler keeps only named locals in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByTwo(
        int depth, float* a, nint step, nint inner, float* b, nint bStep, float* c, nint cStep, Start start, float* bias)
    {
        Vector512<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51, c60, c61, c70, c71;
        if (start == Start.Add)
        {
            float* r = c;
            (c00, c01) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c10, c11) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c20, c21) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c30, c31) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c40, c41) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c50, c51) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c60, c61) = (Vector512.Load(r), Vector512.Load(r + Lanes));
            r += cStep;
            (c70, c71) = (Vector512.Load(r), Vector512.Load(r + Lanes));
        }
        else
        {
            Vector512<float> first = start == Start.Zero ? Vector512<float>.Zero : Vector512.Load(bias);
            Vector512<float> second = start == Start.Zero ? Vector512<float>.Zero : Vector512.Load(bias + Lanes);
            c00 = c10 = c20 = c30 = c40 = c50 = c60 = c70 = first;
            c01 = c11 = c21 = c31 = c41 = c51 = c61 = c71 = second;
        }

        float* low = a;
        float* high = a + (4 * step);
        nint two = 2 * step;
        nint three = 3 * step;
        for (int k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.Load(b);
            Vector512<float> b1 = Vector512.Load(b + Lanes);
            Vector512<float> x = Vector512.Create(low[0]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(low[step]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(low[two]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(low[three]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(high[0]);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(high[step]);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(high[two]);
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(high[three]);
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
            low += inner;
            high += inner;
            b += bStep;
        }

        if (start == Start.BiasThenRelu)
        {
            Vector512<float> zero = Vector512<float>.Zero;
            (c00, c01, c10, c11) = (Vector512.Max(c00, zero), Vector512.Max(c01, zero), Vector512.Max(c10, zero), Vector512.Max(c11, zero));
            (c20, c21, c30, c31) = (Vector512.Max(c20, zero), Vector512.Max(c21, zero), Vector512.Max(c30, zero), Vector512.Max(c31, zero));
            (c40, c41, c50, c51) = (Vector512.Max(c40, zero), Vector512.Max(c41, zero), Vector512.Max(c50, zero), Vector512.Max(c51, zero));
            (c60, c61, c70, c71) = (Vector512.Max(c60, zero), Vector512.Max(c61, zero), Vector512.Max(c70, zero), Vector512.Max(c71, zero));
        }

        StoreTwo(c, c00, c01);
        StoreTwo(c + cStep, c10, c11);
        StoreTwo(c + (2 * cStep), c20, c21);
        StoreTwo(c + (3 * cStep), c30, c31);
        StoreTwo(c + (4 * cStep), c40, c41);
        StoreTwo(c + (5 * cStep), c50, c51);
        StoreTwo(c + (6 * cStep), c60, c61);
        StoreTwo(c + (7 * cStep), c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTwo(float* c, Vector512<float> first, Vector512<float> second)
    {
        first.Store(c);
        second.Store(c + Lanes);
    }

    /// <summary>The last column of vectors where their number is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByOne(
        int depth, float* a, nint step, nint inner, float* b, nint bStep, float* c, nint cStep, Start start, float* bias)
    {
        Vector512<float> c0, c1, c2, c3, c4, c5, c6, c7;
        if (start == Start.Add)
        {
            (c0, c1) = (Vector512.Load(c), Vector512.Load(c + cStep));
            (c2, c3) = (Vector512.Load(c + (2 * cStep)), Vector512.Load(c + (3 * cStep)));
            (c4, c5) = (Vector512.Load(c + (4 * cStep)), Vector512.Load(c + (5 * cStep)));
            (c6, c7) = (Vector512.Load(c + (6 * cStep)), Vector512.Load(c + (7 * cStep)));
        }
        else
        {
            c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = start == Start.Zero ? Vector512<float>.Zero : Vector512.Load(bias);
        }

        float* low = a;
        float* high = a + (4 * step);
        nint two = 2 * step;
        nint three = 3 * step;
        for (int k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(low[0]), b0, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(low[step]), b0, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(low[two]), b0, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(low[three]), b0, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(high[0]), b0, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(high[step]), b0, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(high[two]), b0, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(high[three]), b0, c7);
            low += inner;
            high += inner;
            b += bStep;
        }

        if (start == Start.BiasThenRelu)
        {
            Vector512<float> zero = Vector512<float>.Zero;
            (c0, c1, c2, c3) = (Vector512.Max(c0, zero), Vector512.Max(c1, zero), Vector512.Max(c2, zero), Vector512.Max(c3, zero));
            (c4, c5, c6, c7) = (Vector512.Max(c4, zero), Vector512.Max(c5, zero), Vector512.Max(c6, zero), Vector512.Max(c7, zero));
        }

        c0.Store(c);
        c1.Store(c + cStep);
        c2.Store(c + (2 * cStep));
        c3.Store(c + (3 * cStep));
        c4.Store(c + (4 * cStep));
        c5.Store(c + (5 * cStep));
        c6.Store(c + (6 * cStep));
        c7.Store(c + (7 * cStep));
    }

    /// <summary>Rows that are left where their number is no multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne(int depth, float* a, nint inner, float* b, nint bStep, float* c, Start start, float* bias)
    {
        Vector512<float> sum = start switch
        {
            Start.Add => Vector512.Load(c),
            Start.BiasThenRelu => Vector512.Load(bias),
            _ => Vector512<float>.Zero,
        };
        for (int k = 0; k < depth; k++)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(*a), Vector512.Load(b), sum);
            a += inner;
            b += bStep;
        }

        (start == Start.BiasThenRelu ? Vector512.Max(sum, Vector512<float>.Zero) : sum).Store(c);
    }
}
