namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Copies a slot's input and takes its mean and covariance. The mean and variance of any 1x1 convolution of it follow
/// from these: mean(w x) = w mean(x), var(w x) = w cov(x) w', so no expanded activation is read for its statistics.
/// </summary>
internal static unsafe class InputMoments
{
    /// <summary>Pixels whose products are added in single precision before they go into double sums.</summary>
    private const int Run = 128;

    /// <param name="source">Pixels x channels, without padding.</param>
    public static void Take(SlotRun run, float* source)
    {
        SlotShape shape = run.Shape;
        (int size, int count) = run.Workers.Cut(shape.InPixels, Run);
        var sums = new PieceSums(run.Pool, count, shape.InPadded);
        run.Workers.Run(count, piece => Copy(run, source, piece * size, Math.Min(size, shape.InPixels - (piece * size)), sums.Of(piece)));
        for (int c = 0; c < shape.InChannels && run.Setting.UsesBatch; c++)
        {
            run.InputMean.Data[c] = (float)(sums[c] / shape.InPixels);
        }

        sums.Return();
        if (run.Setting.UsesBatch)
        {
            TakeCovariance(run, size, count);
        }
    }

    private static void TakeCovariance(SlotRun run, int size, int count)
    {
        SlotShape shape = run.Shape;
        int values = shape.InChannels * shape.InPadded;
        var products = new PieceSums(run.Pool, count, values);
        run.Workers.Run(count, piece => Centre(run, piece * size, Math.Min(size, shape.InPixels - (piece * size)), products.Of(piece)));
        for (int i = 0; i < values; i++)
        {
            run.Covariance.Data[i] = (float)(products[i] / shape.InPixels);
        }

        products.Return();
    }

    private static void Copy(SlotRun run, float* source, int first, int pixels, double* sums)
    {
        int channels = run.Shape.InChannels;
        int padded = run.Shape.InPadded;
        for (int p = first; p < first + pixels; p++)
        {
            var target = new Span<float>(run.Input.Data + ((long)p * padded), padded);
            new ReadOnlySpan<float>(source + ((long)p * channels), channels).CopyTo(target);
            target[channels..].Clear();
        }

        Columns.Sum(run.Input.Data + ((long)first * padded), pixels, padded, padded, sums);
    }

    private static void Centre(SlotRun run, int first, int pixels, double* products)
    {
        int channels = run.Shape.InChannels;
        int padded = run.Shape.InPadded;
        FloatBuffer scratch = run.Pool.Rent((long)channels * padded);
        for (int start = first; start < first + pixels; start += Run)
        {
            int count = Math.Min(Run, first + pixels - start);
            float* rows = run.Input.Data + ((long)start * padded);
            Vectors.SubtractRow(rows, count, padded, run.InputMean.Data);
            MatrixProduct.Run(
                channels, padded / MatrixProduct.Lanes, count, new Operand(rows, 1, padded), new Operand(rows, padded), new Operand(scratch.Data, padded), Start.Zero);
            Vectors.AddTo(products, scratch.Data, channels * padded);
        }

        run.Pool.Return(scratch);
    }
}
