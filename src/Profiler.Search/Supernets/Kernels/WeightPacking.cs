namespace Profiler.Search.Supernets.Kernels;

/// <summary>Brings learnt values from Torch's layouts into the kernels' and gradients back; grouped 1x1 convolutions become dense.</summary>
internal static unsafe class WeightPacking
{
    /// <summary>Everything that does not depend on statistics.</summary>
    public static void Pack(SlotRun run, IReadOnlyList<BranchValues> values)
    {
        for (int b = 0; b < run.Branches.Length; b++)
        {
            PackHidden(run, b, values[b]);
            PackProjection(run, b, values[b]);
        }

        foreach (Strip strip in run.Layout.Strips)
        {
            PackTaps(run, strip, values[strip.Branch].Depthwise);
        }
    }

    /// <summary>The expansion with its norm's factor, once that is known.</summary>
    public static void PackExpansion(SlotRun run)
    {
        int channels = run.Shape.InChannels;
        foreach (Strip strip in run.Layout.Strips)
        {
            float* packed = run.ExpandPacked.Data + ((long)strip.First * channels);
            for (int j = 0; j < strip.Width; j++)
            {
                float factor = run.ExpandNorm.Factor[strip.First + j];
                long at = (long)(strip.First + j) * run.Shape.InPadded;
                for (int k = 0; k < run.Shape.InPadded; k++)
                {
                    run.ScaledRows.Data[at + k] = factor * run.Rows.Data[at + k];
                }

                for (int k = 0; k < channels; k++)
                {
                    packed[(k * strip.Width) + j] = run.ScaledRows.Data[at + k];
                }
            }
        }
    }

    /// <summary>The sum of a depthwise weight's gradients into Torch's layout.</summary>
    /// <param name="taps">For each strip taps x width.</param>
    public static void UnpackTaps(SlotRun run, float* taps, IReadOnlyList<BranchValues> gradients)
    {
        foreach (Strip strip in run.Layout.Strips)
        {
            Branch branch = run.Branches[strip.Branch];
            int first = strip.First - run.Layout.Offsets[strip.Branch];
            float* packed = taps + run.Layout.TapsOf(strip);
            Floats target = gradients[strip.Branch].Depthwise;
            for (int j = 0; j < Math.Min(strip.Width, branch.Hidden - first); j++)
            {
                for (int t = 0; t < branch.Taps; t++)
                {
                    target[((first + j) * branch.Taps) + t] = packed[(t * strip.Width) + j];
                }
            }
        }
    }

    /// <param name="rows">For each branch output channels x padded hidden.</param>
    public static void UnpackProjection(SlotRun run, float* rows, IReadOnlyList<BranchValues> gradients)
    {
        for (int b = 0; b < run.Branches.Length; b++)
        {
            Branch branch = run.Branches[b];
            float* source = rows + ((long)run.Layout.Offsets[b] * run.Shape.OutChannels);
            int inGroup = branch.Hidden / branch.ProjectGroups;
            int outGroup = run.Shape.OutChannels / branch.ProjectGroups;
            for (int o = 0; o < run.Shape.OutChannels; o++)
            {
                int first = o / outGroup * inGroup;
                new ReadOnlySpan<float>(source + ((long)o * branch.Padded) + first, inGroup)
                    .CopyTo(gradients[b].Project.Span.Slice(o * inGroup, inGroup));
            }
        }
    }

    private static void PackHidden(SlotRun run, int b, BranchValues values)
    {
        Branch branch = run.Branches[b];
        int offset = run.Layout.Offsets[b];
        int inGroup = run.Shape.InChannels / branch.ExpandGroups;
        int outGroup = branch.Hidden / branch.ExpandGroups;
        for (int j = 0; j < branch.Hidden; j++)
        {
            int row = branch.Order[j];
            var target = new Span<float>(run.Rows.Data + ((long)(offset + j) * run.Shape.InPadded), run.Shape.InChannels);
            values.Expand.Span.Slice(row * inGroup, inGroup).CopyTo(target[(row / outGroup * inGroup)..]);
            run.ExpandNorm.Learnt(offset, j, values.ExpandScale[row], values.ExpandShift[row]);
            run.DepthwiseNorm.Learnt(offset, j, values.DepthwiseScale[j], values.DepthwiseShift[j]);
        }
    }

    private static void PackProjection(SlotRun run, int b, BranchValues values)
    {
        Branch branch = run.Branches[b];
        int offset = run.Layout.Offsets[b];
        int inGroup = branch.Hidden / branch.ProjectGroups;
        int outGroup = run.Shape.OutChannels / branch.ProjectGroups;
        float* rows = run.ProjectRows.Data + ((long)offset * run.Shape.OutChannels);
        for (int o = 0; o < run.Shape.OutChannels; o++)
        {
            int first = o / outGroup * inGroup;
            ReadOnlySpan<float> source = values.Project.Span.Slice(o * inGroup, inGroup);
            source.CopyTo(new Span<float>(rows + ((long)o * branch.Padded) + first, inGroup));
            for (int j = 0; j < inGroup; j++)
            {
                run.ProjectColumns.Data[((long)(offset + first + j) * run.Shape.OutPadded) + o] = source[j];
            }

            run.ProjectNorm.Learnt(b * run.Shape.OutPadded, o, values.ProjectScale[o], values.ProjectShift[o]);
        }
    }

    private static void PackTaps(SlotRun run, Strip strip, Floats weights)
    {
        Branch branch = run.Branches[strip.Branch];
        int first = strip.First - run.Layout.Offsets[strip.Branch];
        float* packed = run.Taps.Data + run.Layout.TapsOf(strip);
        for (int j = 0; j < Math.Min(strip.Width, branch.Hidden - first); j++)
        {
            for (int t = 0; t < branch.Taps; t++)
            {
                packed[(t * strip.Width) + j] = weights[((first + j) * branch.Taps) + t];
            }
        }
    }
}
