namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// A slot's inverted residuals forward and backward on the processor: the weighted sum of the branches that run, and
/// of the input. Feature maps are images x height x width x channels.
/// </summary>
internal static unsafe class SlotKernel
{
    /// <param name="run">Fresh, with its gates; disposing of it is the caller's.</param>
    /// <param name="running">For each branch its three norms' running statistics.</param>
    public static void Forward(
        SlotRun run, IReadOnlyList<BranchValues> values, IReadOnlyList<RunningValues[]> running, float* input, float* output)
    {
        InputMoments.Take(run, input);
        WeightPacking.Pack(run, values);
        HiddenForward.Run(run, running);
        ProjectForward.Run(run, running);
        Combination.Run(run, output);
    }

    /// <param name="gradient">Of the output.</param>
    /// <param name="inputGradient">Receives the input's.</param>
    /// <param name="branches">For each branch room for the gradients of its values; all of them are written.</param>
    public static SlotGradients Backward(SlotRun run, IReadOnlyList<BranchValues> branches, float* gradient, float* inputGradient)
    {
        SlotShape shape = run.Shape;
        FloatBuffer padded = Pad(run, gradient);
        CombinationSums sums = Combination.Sums(run, padded.Data);
        var gradients = new SlotGradients(branches, sums.Input);
        FloatBuffer coefficients = run.Pool.RentZeros(3L * (run.Layout.Outputs + run.Layout.Hidden));
        Blending projection = Blending.In(coefficients.Data, run.Layout.Outputs);
        Blending depthwise = Blending.In(coefficients.Data + (3L * run.Layout.Outputs), run.Layout.Hidden);
        SettleProjection(run, sums, gradients, projection);

        FloatBuffer hidden = run.Pool.Rent((long)run.Layout.Hidden * shape.OutPixels);
        PieceSums hiddenSums = ProjectBackward.Run(run, padded.Data, projection, hidden.Data, gradients.Branches);
        SettleDepthwise(run, hiddenSums, gradients.Branches, depthwise);
        hiddenSums.Return();
        HiddenSums rows = HiddenBackward.Run(run, hidden.Data, depthwise);
        run.Pool.Return(hidden);
        WeightPacking.UnpackTaps(run, rows.Total.Taps, gradients.Branches);
        ExpandBackward.Run(run, rows.Total, gradients.Branches);
        Finish(run, rows.Total.Input, padded.Data, inputGradient);
        rows.Return();
        run.Pool.Return(coefficients);
        run.Pool.Return(padded);
        return gradients;
    }

    private static FloatBuffer Pad(SlotRun run, float* gradient)
    {
        SlotShape shape = run.Shape;
        FloatBuffer padded = run.Pool.Rent((long)shape.OutPixels * shape.OutPadded);
        for (int p = 0; p < shape.OutPixels; p++)
        {
            var row = new Span<float>(padded.Data + ((long)p * shape.OutPadded), shape.OutPadded);
            new ReadOnlySpan<float>(gradient + ((long)p * shape.OutChannels), shape.OutChannels).CopyTo(row);
            row[shape.OutChannels..].Clear();
        }

        return padded;
    }

    private static void SettleProjection(SlotRun run, CombinationSums sums, SlotGradients gradients, Blending by)
    {
        int padded = run.Shape.OutPadded;
        int count = run.Setting.UsesBatch ? run.Shape.OutPixels : 0;
        for (int b = 0; b < run.Branches.Length; b++)
        {
            double gate = run.Branches[b].HasResidual ? sums.Input : 0;
            for (int o = 0; o < run.Shape.OutChannels; o++)
            {
                int channel = (b * padded) + o;
                double sum = sums.Gradient[o];
                double scaled = sums.Projections[channel] * run.ProjectNorm.Inverse[channel];
                gate += (run.ProjectNorm.Scale[channel] * scaled) + (run.ProjectNorm.Shift[channel] * sum);
                gradients.Branches[b].ProjectScale[o] = (float)(run.Gates[b] * scaled);
                gradients.Branches[b].ProjectShift[o] = (float)(run.Gates[b] * sum);
                by.Set(run.ProjectNorm, channel, run.Gates[b], sum, scaled, count);
            }

            gradients.Gates[b] = (float)gate;
        }
    }

    private static void SettleDepthwise(SlotRun run, PieceSums sums, IReadOnlyList<BranchValues> gradients, Blending by)
    {
        int count = run.Setting.UsesBatch ? run.Shape.OutPixels : 0;
        for (int b = 0; b < run.Branches.Length; b++)
        {
            for (int j = 0; j < run.Branches[b].Hidden; j++)
            {
                int channel = run.Layout.Offsets[b] + j;
                double sum = sums[channel];
                double scaled = sums[run.Layout.Hidden + channel] * run.DepthwiseNorm.Inverse[channel];
                gradients[b].DepthwiseScale[j] = (float)scaled;
                gradients[b].DepthwiseShift[j] = (float)sum;
                by.Set(run.DepthwiseNorm, channel, 1, sum, scaled, count);
            }
        }
    }

    /// <summary>Leaves the padding behind and adds what the residual sends back.</summary>
    /// <param name="branches">What the branches send back, pixels x padded channels.</param>
    private static void Finish(SlotRun run, float* branches, float* gradient, float* inputGradient)
    {
        SlotShape shape = run.Shape;
        (int size, int count) = run.Workers.Cut(shape.InPixels, 64);
        run.Workers.Run(count, piece =>
        {
            for (int p = piece * size; p < Math.Min(shape.InPixels, (piece + 1) * size); p++)
            {
                long at = (long)p * shape.InPadded;
                float* target = inputGradient + ((long)p * shape.InChannels);
                for (int c = 0; c < shape.InChannels; c++)
                {
                    float sum = branches[at + c];
                    target[c] = run.InputGate == 0 ? sum : sum + (run.InputGate * gradient[at + c]);
                }
            }
        });
    }
}
