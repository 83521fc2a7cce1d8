namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Expansion, norm, ReLU and depthwise convolution: a ring of expanded rows stays in the cache, each is made once, and
/// only the depthwise outputs go to memory.
/// </summary>
internal static unsafe class HiddenForward
{
    /// <param name="running">For each branch the running statistics of the first two norms.</param>
    public static void Run(SlotRun run, IReadOnlyList<RunningValues[]> running)
    {
        SettleExpansion(run, running);
        WeightPacking.PackExpansion(run);
        SlotShape shape = run.Shape;
        var sums = new PieceSums(run.Pool, shape.Images, 2 * run.Layout.Hidden);
        run.Workers.Run(
            shape.Images * run.Layout.Strips.Length,
            piece => Convolve(run, piece % shape.Images, run.Layout.Strips[piece / shape.Images], sums.Of(piece % shape.Images)));
        SettleDepthwise(run, running, sums);
        sums.Return();
    }

    /// <summary>One row of expanded activations behind its left padding.</summary>
    public static void Expand(SlotRun run, Strip strip, int pixel, float* into)
    {
        SlotShape shape = run.Shape;
        ChannelNorm norm = run.ExpandNorm;
        float* bias = (run.Setting.UsesBatch ? norm.Shift : norm.Offset) + strip.First;
        MatrixProduct.Run(
            shape.InWidth,
            strip.Width / MatrixProduct.Lanes,
            shape.InChannels,
            new Operand(run.Input.Data + ((long)pixel * shape.InPadded), shape.InPadded),
            new Operand(run.ExpandPacked.Data + ((long)strip.First * shape.InChannels), strip.Width),
            new Operand(into + (run.Branches[strip.Branch].Padding * strip.Width), strip.Width),
            Start.BiasThenRelu,
            bias);
    }

    private static void SettleExpansion(SlotRun run, IReadOnlyList<RunningValues[]> running)
    {
        int padded = run.Shape.InPadded;
        if (run.Setting.UsesBatch)
        {
            (int size, int count) = run.Workers.Cut(run.Layout.Hidden, 64);
            run.Workers.Run(count, piece => MatrixProduct.Run(
                Math.Min(size, run.Layout.Hidden - (piece * size)),
                padded / MatrixProduct.Lanes,
                run.Shape.InChannels,
                new Operand(run.Rows.Data + ((long)piece * size * padded), padded),
                new Operand(run.Covariance.Data, padded),
                new Operand(run.Spread.Data + ((long)piece * size * padded), padded),
                Start.Zero));
        }

        for (int b = 0; b < run.Branches.Length; b++)
        {
            for (int j = 0; j < run.Branches[b].Padded; j++)
            {
                int channel = run.Layout.Offsets[b] + j;
                int row = j < run.Branches[b].Hidden ? run.Branches[b].Order[j] : -1;
                SettleExpansion(run, running[b][0], channel, row);
            }
        }
    }

    private static void SettleExpansion(SlotRun run, RunningValues running, int channel, int row)
    {
        if (row < 0)
        {
            run.ExpandNorm.Settle(channel, 0, 0);
            return;
        }

        if (!run.Setting.UsesBatch)
        {
            run.ExpandNorm.Settle(channel, running.Mean[row], running.Variance[row]);
            return;
        }

        float* weights = run.Rows.Data + ((long)channel * run.Shape.InPadded);
        float* spread = run.Spread.Data + ((long)channel * run.Shape.InPadded);
        double mean = 0;
        double variance = 0;
        for (int k = 0; k < run.Shape.InChannels; k++)
        {
            mean += (double)weights[k] * run.InputMean.Data[k];
            variance += (double)weights[k] * spread[k];
        }

        variance = Math.Max(variance, 0);
        run.ExpandNorm.Settle(channel, mean, variance);
        running.Move(row, mean, variance, run.Shape.InPixels, run.Setting.Momentum);
    }

    private static void Convolve(SlotRun run, int image, Strip strip, double* sums)
    {
        SlotShape shape = run.Shape;
        Branch branch = run.Branches[strip.Branch];
        int ring = ((branch.Kernel - 1) * branch.Dilation) + 1;
        long rowLength = (long)(shape.InWidth + (2 * branch.Padding)) * strip.Width;
        FloatBuffer scratch = run.Pool.RentZeros(ring * rowLength);
        float* taps = run.Taps.Data + run.Layout.TapsOf(strip);
        float* output = run.Depthwise.Data + run.PixelsOf(strip) + ((long)image * shape.OutHeight * shape.OutWidth * strip.Width);
        float** rows = stackalloc float*[branch.Kernel];
        var extents = new DepthwiseRow(shape.OutWidth, strip.Width, shape.Stride);
        int next = 0;
        for (int y = 0; y < shape.OutHeight; y++)
        {
            int top = (y * shape.Stride) - branch.Padding;
            int last = Math.Min(shape.InHeight - 1, top + ring - 1);
            for (; next <= last; next++)
            {
                int pixel = ((image * shape.InHeight) + next) * shape.InWidth;
                Expand(run, strip, pixel, scratch.Data + (next % ring * rowLength));
            }

            for (int ty = 0; ty < branch.Kernel; ty++)
            {
                int from = top + (ty * branch.Dilation);
                rows[ty] = from >= 0 && from < shape.InHeight ? scratch.Data + (from % ring * rowLength) : null;
            }

            DepthwiseRows.Forward(rows, taps, branch, extents, output);
            Columns.SumAndSquares(output, shape.OutWidth, strip.Width, strip.Width, sums + strip.First, sums + run.Layout.Hidden + strip.First);
            output += shape.OutWidth * strip.Width;
        }

        run.Pool.Return(scratch);
    }

    private static void SettleDepthwise(SlotRun run, IReadOnlyList<RunningValues[]> running, PieceSums sums)
    {
        for (int b = 0; b < run.Branches.Length; b++)
        {
            for (int j = 0; j < run.Branches[b].Padded; j++)
            {
                int channel = run.Layout.Offsets[b] + j;
                bool isReal = j < run.Branches[b].Hidden;
                NormSettling.Settle(run, run.DepthwiseNorm, channel, sums, isReal ? (running[b][1], j) : null);
            }
        }
    }
}
