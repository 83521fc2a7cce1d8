namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Backward through the expansions' norms. With h the convolution, s and t the norm's two sums over n pixels, its input's
/// gradient is factor (g - s / n - inverse t (h(x) - mean) / n): the two last parts are linear in x, so that they
/// reach weights and input as small matrices and no expanded tensor is read a second time.
/// </summary>
internal static unsafe class ExpandBackward
{
    /// <param name="sums">What the rows' pass has added up; <see cref="HiddenPart.Input"/> becomes the input's gradient.</param>
    public static void Run(SlotRun run, HiddenPart sums, IReadOnlyList<BranchValues> gradients)
    {
        FloatBuffer scratch = run.Pool.RentZeros(((long)run.Layout.Hidden + run.Shape.InChannels + 1) * run.Shape.InPadded);
        float* level = scratch.Data;
        float* matrix = level + run.Shape.InPadded;
        float* weighted = matrix + ((long)run.Shape.InChannels * run.Shape.InPadded);
        foreach (Strip strip in run.Layout.Strips)
        {
            Branch branch = run.Branches[strip.Branch];
            int first = strip.First - run.Layout.Offsets[strip.Branch];
            for (int j = 0; j < Math.Min(strip.Width, branch.Hidden - first); j++)
            {
                var channel = new HiddenChannel(strip, j, branch.Order[first + j]);
                Settle(run, sums, channel, gradients[strip.Branch], level, weighted);
            }
        }

        if (run.Setting.UsesBatch)
        {
            Correct(run, sums.Input, level, matrix, weighted);
        }

        run.Pool.Return(scratch);
    }

    private static void Settle(
        SlotRun run, HiddenPart sums, HiddenChannel channel, BranchValues gradients, float* level, float* weighted)
    {
        SlotShape shape = run.Shape;
        ChannelNorm norm = run.ExpandNorm;
        int h = channel.Strip.First + channel.Lane;
        float* products = sums.Weights + ((long)channel.Strip.First * shape.InChannels) + channel.Lane;
        float* row = run.Rows.Data + ((long)h * shape.InPadded);
        float* spread = run.Spread.Data + ((long)h * shape.InPadded);
        double sum = sums.Sums[h];
        double scaled = run.Setting.UsesBatch ? 0 : -norm.Mean[h] * sum;
        for (int k = 0; k < shape.InChannels; k++)
        {
            scaled += (double)row[k] * products[k * channel.Strip.Width];
        }

        scaled *= norm.Inverse[h];
        gradients.ExpandScale[channel.Row] = (float)scaled;
        gradients.ExpandShift[channel.Row] = (float)sum;

        Branch branch = run.Branches[channel.Strip.Branch];
        int inGroup = shape.InChannels / branch.ExpandGroups;
        int from = channel.Row / (branch.Hidden / branch.ExpandGroups) * inGroup;
        double slope = run.Setting.UsesBatch ? norm.Inverse[h] * scaled : 0;
        for (int k = 0; k < inGroup; k++)
        {
            double product = products[(from + k) * channel.Strip.Width];
            double pull = run.Setting.UsesBatch ? slope * spread[from + k] : 0;
            gradients.Expand[(channel.Row * inGroup) + k] = (float)(norm.Factor[h] * (product - pull));
        }

        float share = (float)(norm.Factor[h] * sum / shape.InPixels);
        float weight = (float)(norm.Factor[h] * slope / shape.InPixels);
        for (int k = from; k < from + inGroup; k++)
        {
            level[k] -= share * row[k];
            weighted[((long)h * shape.InPadded) + k] = -weight * row[k];
        }
    }

    /// <summary>input += level + centred input x (rows' x weighted rows).</summary>
    private static void Correct(SlotRun run, float* input, float* level, float* matrix, float* weighted)
    {
        SlotShape shape = run.Shape;
        int padded = shape.InPadded;
        int vectors = padded / MatrixProduct.Lanes;
        MatrixProduct.Run(
            shape.InChannels,
            vectors,
            run.Layout.Hidden,
            new Operand(run.Rows.Data, 1, padded),
            new Operand(weighted, padded),
            new Operand(matrix, padded),
            Start.Zero);
        (int size, int count) = run.Workers.Cut(shape.InPixels, 64);
        run.Workers.Run(count, piece =>
        {
            int pixels = Math.Min(size, shape.InPixels - (piece * size));
            long at = (long)piece * size * padded;
            Vectors.AddRow(input + at, pixels, padded, level);
            MatrixProduct.Run(
                pixels, vectors, shape.InChannels, new Operand(run.Input.Data + at, padded), new Operand(matrix, padded), new Operand(input + at, padded), Start.Add);
        });
    }
}
