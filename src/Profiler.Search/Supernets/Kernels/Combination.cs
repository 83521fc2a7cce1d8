using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>The weighted sum of the branches' normalised projections and of the input where it is added.</summary>
internal static unsafe class Combination
{
    private const int Lanes = MatrixProduct.Lanes;
    private const int Grain = 64;

    /// <param name="output">Pixels x channels, without padding.</param>
    public static void Run(SlotRun run, float* output)
    {
        int pixels = run.Shape.OutPixels;
        int padded = run.Shape.OutPadded;
        FloatBuffer coefficients = run.Pool.RentZeros(run.Layout.Outputs + padded);
        float* constant = coefficients.Data + run.Layout.Outputs;
        for (int b = 0; b < run.Branches.Length; b++)
        {
            for (int o = 0; o < padded; o++)
            {
                int channel = (b * padded) + o;
                coefficients.Data[channel] = run.Gates[b] * run.ProjectNorm.Factor[channel];
                constant[o] += run.Gates[b] * run.ProjectNorm.Offset[channel];
            }
        }

        for (int o = 0; o < padded && run.InputGate != 0; o++)
        {
            constant[o] += run.InputGate * run.InputMean.Data[o];
        }

        (int size, int count) = run.Workers.Cut(pixels, Grain);
        run.Workers.Run(count, piece => Combine(run, piece * size, Math.Min(pixels, (piece + 1) * size), coefficients.Data, output));
        run.Pool.Return(coefficients);
    }

    /// <summary>
    /// What the output's gradient comes to: its sum a channel, for each branch its sums with the normalised projection,
    /// and its product with the input.
    /// </summary>
    /// <param name="gradient">Pixels x padded channels.</param>
    public static CombinationSums Sums(SlotRun run, float* gradient)
    {
        int pixels = run.Shape.OutPixels;
        (int size, int count) = run.Workers.Cut(pixels, Grain);
        var pieces = new CombinationSums[count];
        run.Workers.Run(count, piece =>
        {
            pieces[piece] = new CombinationSums(run.Shape.OutPadded, run.Layout.Outputs);
            Add(run, gradient, piece * size, Math.Min(pixels, (piece + 1) * size), pieces[piece]);
        });
        var total = new CombinationSums(run.Shape.OutPadded, run.Layout.Outputs);
        foreach (CombinationSums piece in pieces)
        {
            total.Add(piece);
        }

        return total;
    }

    private static void Combine(SlotRun run, int first, int last, float* coefficients, float* output)
    {
        int padded = run.Shape.OutPadded;
        int channels = run.Shape.OutChannels;
        long plane = (long)run.Shape.OutPixels * padded;
        float* constant = coefficients + run.Layout.Outputs;
        float* row = stackalloc float[padded];
        for (int p = first; p < last; p++)
        {
            for (int column = 0; column < padded; column += Lanes)
            {
                Vector512<float> sum = Vector512.Load(constant + column);
                float* value = run.Projected.Data + ((long)p * padded) + column;
                for (int b = 0; b < run.Branches.Length; b++)
                {
                    sum = Vector512.FusedMultiplyAdd(Vector512.Load(coefficients + (b * padded) + column), Vector512.Load(value), sum);
                    value += plane;
                }

                if (run.InputGate != 0)
                {
                    Vector512<float> x = Vector512.Load(run.Input.Data + ((long)p * padded) + column);
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(run.InputGate), x, sum);
                }

                sum.Store(row + column);
            }

            new ReadOnlySpan<float>(row, channels).CopyTo(new Span<float>(output + ((long)p * channels), channels));
        }
    }

    private static void Add(SlotRun run, float* gradient, int first, int last, CombinationSums sums)
    {
        int padded = run.Shape.OutPadded;
        int count = last - first;
        float* rows = gradient + ((long)first * padded);
        fixed (double* sum = sums.Gradient)
        {
            Columns.Sum(rows, count, padded, padded, sum);
        }

        fixed (double* products = sums.Projections)
        {
            for (int b = 0; b < run.Branches.Length; b++)
            {
                float* values = run.Projected.Data + ((((long)b * run.Shape.OutPixels) + first) * padded);
                Columns.Products(rows, values, count, padded, run.ProjectNorm.Mean + (b * padded), products + (b * padded));
            }
        }

        if (run.Shape is { Stride: 1 } && run.Shape.InPadded == padded)
        {
            double* products = stackalloc double[padded];
            new Span<double>(products, padded).Clear();
            float* minusMean = stackalloc float[padded];
            for (int o = 0; o < padded; o++)
            {
                minusMean[o] = -run.InputMean.Data[o];
            }

            Columns.Products(rows, run.Input.Data + ((long)first * padded), count, padded, minusMean, products);
            for (int o = 0; o < padded; o++)
            {
                sums.Input += products[o];
            }
        }
    }
}
