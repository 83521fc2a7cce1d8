using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>Backward through the projections' norms, the projections and the ReLU before them, tile by tile of pixels.</summary>
internal static unsafe class ProjectBackward
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <param name="gradient">Of the slot's output, pixels x padded channels.</param>
    /// <param name="by">How each branch's projection gradient is made of it.</param>
    /// <param name="hidden">Receives the gradients of the depthwise norms' outputs, for each strip pixels x width.</param>
    /// <param name="gradients">Receives those of the projection weights.</param>
    /// <returns>The caller returns it: sums of the hidden gradients a channel, then of their products with the depthwise output less its mean.</returns>
    public static PieceSums Run(SlotRun run, float* gradient, Blending by, float* hidden, IReadOnlyList<BranchValues> gradients)
    {
        int pixels = run.Shape.OutPixels;
        int channels = run.Layout.Hidden;
        int weights = channels * run.Shape.OutChannels;
        int pieces = Math.Min(2 * run.Workers.Threads, (pixels + ProjectForward.Tile - 1) / ProjectForward.Tile);
        int size = ((pixels + pieces - 1) / pieces + ProjectForward.Tile - 1) / ProjectForward.Tile * ProjectForward.Tile;
        pieces = (pixels + size - 1) / size;
        var sums = new PieceSums(run.Pool, pieces, 2 * channels);
        FloatBuffer[] partial = [.. Enumerable.Range(0, pieces).Select(_ => run.Pool.RentZeros(weights))];
        run.Workers.Run(pieces, piece =>
            Backward(run, (piece * size, Math.Min(pixels, (piece + 1) * size)), gradient, by, hidden, partial[piece].Data, sums.Of(piece)));
        for (int piece = 1; piece < pieces; piece++)
        {
            Vectors.AddTo(partial[0].Data, partial[piece].Data, weights);
        }

        WeightPacking.UnpackProjection(run, partial[0].Data, gradients);
        Array.ForEach(partial, run.Pool.Return);
        return sums;
    }

    private static void Backward(
        SlotRun run, (int First, int Last) range, float* gradient, Blending by, float* hidden, float* weights, double* sums)
    {
        const int Tile = ProjectForward.Tile;
        int outPadded = run.Shape.OutPadded;
        int widest = run.Branches.Max(branch => branch.Padded);
        FloatBuffer scratch = run.Pool.Rent(Tile * (outPadded + (2L * widest)));
        float* projection = scratch.Data;
        float* active = projection + (Tile * outPadded);
        float* activeGradient = active + (Tile * widest);
        for (int b = 0; b < run.Branches.Length; b++)
        {
            int padded = run.Branches[b].Padded;
            long matrix = (long)run.Layout.Offsets[b] * run.Shape.OutChannels;
            for (int pixel = range.First; pixel < range.Last; pixel += Tile)
            {
                int count = Math.Min(Tile, range.Last - pixel);
                float* output = run.Projected.Data + ((((long)b * run.Shape.OutPixels) + pixel) * outPadded);
                Vectors.Blend(gradient + ((long)pixel * outPadded), output, count, outPadded, by.At(b * outPadded), projection);
                ProjectForward.Activate(run, b, pixel, count, active);
                var rows = new Operand(run.ProjectRows.Data + matrix, padded);
                MatrixProduct.Run(
                    count, padded / Lanes, run.Shape.OutChannels, new Operand(projection, outPadded), rows, new Operand(activeGradient, padded), Start.Zero);
                MatrixProduct.Run(
                    run.Shape.OutChannels, padded / Lanes, count, new Operand(projection, 1, outPadded), new Operand(active, padded), new Operand(weights + matrix, padded), Start.Add);
                Mask(run, b, (pixel, count), active, activeGradient, hidden, sums);
            }
        }

        run.Pool.Return(scratch);
    }

    /// <summary>The ReLU's gradient goes to the strips, with its sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mask(
        SlotRun run, int branch, (int First, int Count) pixels, float* active, float* gradient, float* hidden, double* sums)
    {
        int padded = run.Branches[branch].Padded;
        double* sum = sums + run.Layout.Offsets[branch];
        double* product = sum + run.Layout.Hidden;
        for (int column = 0; column < padded; column += Lanes)
        {
            int strip = column / (2 * Lanes) * 2 * Lanes;
            int width = Math.Min(2 * Lanes, padded - strip);
            int channel = run.Layout.Offsets[branch] + strip;
            long at = ((long)channel * run.Shape.OutPixels) + ((long)pixels.First * width) + (column - strip);
            float* into = hidden + at;
            float* depthwise = run.Depthwise.Data + at;
            Vector512<float> mean = Vector512.Load(run.DepthwiseNorm.Mean + channel + (column - strip));
            Vector512<float> total = Vector512<float>.Zero;
            Vector512<float> scaled = Vector512<float>.Zero;
            for (int p = 0; p < pixels.Count; p++)
            {
                Vector512<float> isActive = Vector512.GreaterThan(Vector512.Load(active + (p * padded) + column), Vector512<float>.Zero);
                Vector512<float> g = Vector512.BitwiseAnd(Vector512.Load(gradient + (p * padded) + column), isActive);
                g.Store(into + (p * width));
                total += g;
                scaled = Vector512.FusedMultiplyAdd(g, Vector512.Load(depthwise + (p * width)) - mean, scaled);
            }

            Columns.Add(total, sum + column);
            Columns.Add(scaled, product + column);
        }
    }
}
