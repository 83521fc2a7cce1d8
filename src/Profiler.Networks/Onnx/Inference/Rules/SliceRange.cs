using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>What a Slice takes along one axis: elements Start, Start + Step, and so on, Extent of them.</summary>
internal readonly record struct SliceRange(long Start, long Step, long Extent)
{
    /// <summary>One range for every axis of the input.</summary>
    public static ImmutableArray<SliceRange> Read(InferenceNode node)
    {
        OnnxValue input = node.Input(0);
        ImmutableArray<long> starts = node.RequiredIntegersFrom(1, "starts");
        ImmutableArray<long> ends = node.RequiredIntegersFrom(2, "ends");
        ImmutableArray<long> axes = node.IntegersFrom(3, "axes");
        ImmutableArray<long> steps = node.HasInput(4) ? node.Known(4).ToIntegers() : [.. starts.Select(_ => 1L)];
        if (axes.IsDefault)
        {
            axes = [.. starts.Select((_, axis) => (long)axis)];
        }

        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
        {
            throw node.Cannot("its starts, ends, axes and steps differ in number");
        }

        ImmutableArray<int> normal = node.Axes(axes, input.Rank);
        SliceRange[] ranges = [.. input.Dims.Select(extent => new SliceRange(0, 1, extent))];
        for (int i = 0; i < normal.Length; i++)
        {
            if (steps[i] is 0 or long.MinValue)
            {
                throw node.Cannot($"it has a step of {steps[i]}");
            }

            ranges[normal[i]] = Clamp(input.Dims[normal[i]], starts[i], ends[i], steps[i]);
        }

        return [.. ranges];
    }

    /// <summary>As numpy: negative bounds count from the end, and bounds beyond the tensor stop at it.</summary>
    private static SliceRange Clamp(long extent, long start, long end, long step)
    {
        (long lowest, long highest) = step > 0 ? (0, extent) : (-1, extent - 1);
        long first = Math.Clamp(start < 0 ? start + extent : start, step > 0 ? 0 : Math.Min(0, highest), Math.Max(highest, lowest));
        long last = Math.Clamp(end < 0 ? end + extent : end, lowest, Math.Max(highest, lowest));
        long distance = step > 0 ? last - first : first - last;
        long stride = Math.Abs(step);
        return new SliceRange(first, step, distance <= 0 ? 0 : ((distance - 1) / stride) + 1);
    }
}
