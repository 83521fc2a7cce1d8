using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Backward through the depthwise norms, the depthwise convolutions, the ReLU before them and the expansions, a row of
/// pixels at a time; expanded rows are made again.
/// </summary>
internal static unsafe class HiddenBackward
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <param name="hidden">The gradients of the depthwise norms' outputs; overwritten.</param>
    /// <param name="by">How a depthwise output's gradient is made of its norm's.</param>
    public static HiddenSums Run(SlotRun run, float* hidden, Blending by)
    {
        SlotShape shape = run.Shape;
        int wanted = 2 * run.Workers.Threads;
        int chunks = Math.Min(shape.Images, wanted);
        int groups = Math.Min(run.Layout.Strips.Length, (wanted + chunks - 1) / chunks);
        var sums = new HiddenSums(run, chunks, groups);
        run.Workers.Run(chunks * groups, piece =>
        {
            (int chunk, int group) = (piece % chunks, piece / chunks);
            HiddenPart part = sums.Part(chunk, group);
            for (int s = group * run.Layout.Strips.Length / groups; s < (group + 1) * run.Layout.Strips.Length / groups; s++)
            {
                for (int image = chunk * shape.Images / chunks; image < (chunk + 1) * shape.Images / chunks; image++)
                {
                    Backward(run, image, run.Layout.Strips[s], hidden, by, part);
                }
            }
        });
        sums.AddUp();
        return sums;
    }

    private static void Backward(SlotRun run, int image, Strip strip, float* hidden, Blending by, HiddenPart part)
    {
        SlotShape shape = run.Shape;
        Branch branch = run.Branches[strip.Branch];
        int plane = shape.OutHeight * shape.OutWidth;
        long at = run.PixelsOf(strip) + ((long)image * plane * strip.Width);
        float* gradient = hidden + at;
        Vectors.Blend(gradient, run.Depthwise.Data + at, plane, strip.Width, by.At(strip.First), gradient);

        int rowLength = (shape.InWidth + (2 * branch.Padding)) * strip.Width;
        FloatBuffer scratch = run.Pool.RentZeros(2L * rowLength);
        float* expanded = scratch.Data;
        float* expandedGradient = expanded + rowLength;
        int start = branch.Padding * strip.Width;
        for (int y = 0; y < shape.InHeight; y++)
        {
            int pixel = ((image * shape.InHeight) + y) * shape.InWidth;
            HiddenForward.Expand(run, strip, pixel, expanded);
            new Span<float>(expandedGradient, rowLength).Clear();
            ConvolveBack(run, strip, y, gradient, expanded, expandedGradient, part.Taps + run.Layout.TapsOf(strip));
            Mask(expanded + start, expandedGradient + start, shape.InWidth, strip.Width, part.Sums + strip.First);
            Multiply(run, strip, pixel, expandedGradient + start, part);
        }

        run.Pool.Return(scratch);
    }

    /// <summary>The rows of the output that row <paramref name="y"/> of the input went into.</summary>
    private static void ConvolveBack(
        SlotRun run, Strip strip, int y, float* gradient, float* expanded, float* expandedGradient, float* tapGradients)
    {
        SlotShape shape = run.Shape;
        Branch branch = run.Branches[strip.Branch];
        var extents = new DepthwiseRow(shape.OutWidth, strip.Width, shape.Stride);
        float* taps = run.Taps.Data + run.Layout.TapsOf(strip);
        for (int ty = 0; ty < branch.Kernel; ty++)
        {
            int scaled = y + branch.Padding - (ty * branch.Dilation);
            if (scaled < 0 || scaled % shape.Stride != 0 || scaled / shape.Stride >= shape.OutHeight)
            {
                continue;
            }

            float* from = gradient + ((long)(scaled / shape.Stride) * shape.OutWidth * strip.Width);
            int row = ty * branch.Kernel * strip.Width;
            DepthwiseRows.Backward(from, taps + row, branch, extents, expanded, expandedGradient, tapGradients + row);
        }
    }

    /// <summary>What the masked row adds to the expansion's weights and to the input.</summary>
    private static void Multiply(SlotRun run, Strip strip, int pixel, float* gradient, HiddenPart part)
    {
        SlotShape shape = run.Shape;
        float* input = run.Input.Data + ((long)pixel * shape.InPadded);
        MatrixProduct.Run(
            shape.InChannels,
            strip.Width / Lanes,
            shape.InWidth,
            new Operand(input, 1, shape.InPadded),
            new Operand(gradient, strip.Width),
            new Operand(part.Weights + ((long)strip.First * shape.InChannels), strip.Width),
            Start.Add);
        MatrixProduct.Run(
            shape.InWidth,
            shape.InPadded / Lanes,
            strip.Width,
            new Operand(gradient, strip.Width),
            new Operand(run.ScaledRows.Data + ((long)strip.First * shape.InPadded), shape.InPadded),
            new Operand(part.Input + ((long)pixel * shape.InPadded), shape.InPadded),
            Start.Add);
    }

    /// <summary>The ReLU's gradient in place, and its sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mask(float* expanded, float* gradient, int pixels, int width, double* sums)
    {
        for (int column = 0; column < width; column += Lanes)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (long i = column; i < (long)pixels * width; i += width)
            {
                Vector512<float> isActive = Vector512.GreaterThan(Vector512.Load(expanded + i), Vector512<float>.Zero);
                Vector512<float> g = Vector512.BitwiseAnd(Vector512.Load(gradient + i), isActive);
                g.Store(gradient + i);
                sum += g;
            }

            Columns.Add(sum, sums + column);
        }
    }
}
