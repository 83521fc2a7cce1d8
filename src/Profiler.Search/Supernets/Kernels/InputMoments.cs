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
        double[][] sums = [.. Enumerable.Range(0, count).Select(_ => new double[shape.InPadded])];
        run.Workers.Run(count, piece => Copy(run, source, piece * size, Math.Min(size, shape.InPixels - (piece * size)), sums[piece]));
        if (!run.Setting.UsesBatch)
        {
            return;
        }

        float* mean = run.InputMean.Data;
        for (int c = 0; c < shape.InChannels; c++)
        {
            mean[c] = (float)(sums.Sum(piece => piece[c]) / shape.InPixels);
        }

        int values = shape.InChannels * shape.InPadded;
        double[][] products = [.. Enumerable.Range(0, count).Select(_ => new double[values])];
        run.Workers.Run(count, piece => Centre(run, piece * size, Math.Min(size, shape.InPixels - (piece * size)), products[piece]));
        for (int i = 0; i < values; i++)
        {
            run.Covariance.Data[i] = (float)(products.Sum(piece => piece[i]) / shape.InPixels);
        }
    }

    private static void Copy(SlotRun run, float* source, int first, int pixels, double[] sums)
    {
        int channels = run.Shape.InChannels;
        int padded = run.Shape.InPadded;
        for (int p = first; p < first + pixels; p++)
        {
            var target = new Span<float>(run.Input.Data + ((long)p * padded), padded);
            new ReadOnlySpan<float>(source + ((long)p * channels), channels).CopyTo(target);
            target[channels..].Clear();
        }

        fixed (double* into = sums)
        {
            Columns.Sum(run.Input.Data + ((long)first * padded), pixels, padded, padded, into);
        }
    }

    private static void Centre(SlotRun run, int first, int pixels, double[] products)
    {
        int channels = run.Shape.InChannels;
        int padded = run.Shape.InPadded;
        FloatBuffer scratch = run.Pool.Rent(products.Length);
        for (int start = first; start < first + pixels; start += Run)
        {
            int count = Math.Min(Run, first + pixels - start);
            float* rows = run.Input.Data + ((long)start * padded);
            Vectors.SubtractRow(rows, count, padded, run.InputMean.Data);
            MatrixProduct.Run(
                channels, padded / MatrixProduct.Lanes, count, new Operand(rows, 1, padded), new Operand(rows, padded), new Operand(scratch.Data, padded), Start.Zero);
            fixed (double* into = products)
            {
                Vectors.AddTo(into, scratch.Data, products.Length);
            }
        }

        run.Pool.Return(scratch);
    }
}
