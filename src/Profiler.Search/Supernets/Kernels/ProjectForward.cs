namespace Profiler.Search.Supernets.Kernels;

/// <summary>Norm and ReLU of the depthwise outputs, and the 1x1 convolution of each branch, tile by tile of pixels.</summary>
internal static unsafe class ProjectForward
{
    /// <summary>Pixels that are activated and multiplied while they lie in the cache.</summary>
    public const int Tile = 32;

    /// <param name="running">For each branch the running statistics, of which the last is the projection's.</param>
    public static void Run(SlotRun run, IReadOnlyList<RunningValues[]> running)
    {
        int pixels = run.Shape.OutPixels;
        (int size, int count) = run.Workers.Cut(pixels, Tile);
        var sums = new PieceSums(run.Pool, count, 2 * run.Layout.Outputs);
        run.Workers.Run(count, piece => Project(run, piece * size, Math.Min(pixels, (piece + 1) * size), sums.Of(piece)));
        for (int b = 0; b < run.Branches.Length; b++)
        {
            for (int o = 0; o < run.Shape.OutPadded; o++)
            {
                int channel = (b * run.Shape.OutPadded) + o;
                bool isReal = o < run.Shape.OutChannels;
                NormSettling.Settle(run, run.ProjectNorm, channel, sums, isReal ? (running[b][2], o) : null);
            }
        }

        sums.Return();
    }

    /// <summary>The activations of a branch for a tile: pixels x padded hidden channels.</summary>
    public static void Activate(SlotRun run, int branch, int pixel, int pixels, float* into)
    {
        int padded = run.Branches[branch].Padded;
        int offset = run.Layout.Offsets[branch];
        for (int first = 0; first < padded; first += 2 * MatrixProduct.Lanes)
        {
            int width = Math.Min(2 * MatrixProduct.Lanes, padded - first);
            float* source = run.Depthwise.Data + ((long)(offset + first) * run.Shape.OutPixels) + ((long)pixel * width);
            Vectors.ScaleShiftRelu(
                source, pixels, width, run.DepthwiseNorm.Factor + offset + first, run.DepthwiseNorm.Offset + offset + first, into + first, padded);
        }
    }

    private static void Project(SlotRun run, int first, int last, double* sums)
    {
        int outPadded = run.Shape.OutPadded;
        FloatBuffer tile = run.Pool.Rent((long)Tile * run.Branches.Max(branch => branch.Padded));
        for (int b = 0; b < run.Branches.Length; b++)
        {
            int padded = run.Branches[b].Padded;
            float* weights = run.ProjectColumns.Data + ((long)run.Layout.Offsets[b] * outPadded);
            for (int pixel = first; pixel < last; pixel += Tile)
            {
                int count = Math.Min(Tile, last - pixel);
                Activate(run, b, pixel, count, tile.Data);
                float* output = run.Projected.Data + ((((long)b * run.Shape.OutPixels) + pixel) * outPadded);
                MatrixProduct.Run(
                    count, outPadded / MatrixProduct.Lanes, padded, new Operand(tile.Data, padded), new Operand(weights, outPadded), new Operand(output, outPadded), Start.Zero);
                double* sum = sums + (b * outPadded);
                Columns.SumAndSquares(output, count, outPadded, outPadded, sum, sum + run.Layout.Outputs);
            }
        }

        run.Pool.Return(tile);
    }
}
