using Profiler.Search.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>A class for every pixel that has one. Logits of another size than the labels' are resized to it, bilinearly.</summary>
public sealed class SegmentationTask : ISearchTask
{
    /// <summary>
    /// The mean cross entropy over pixels that have a class. Torch's own mean is 0 / 0 where a batch has none, as crops of
    /// a border can be; the sum over at least one is 0 there, and the same elsewhere.
    /// </summary>
    public Tensor Loss(Tensor logits, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = nn.functional.cross_entropy(
            Resized(logits, labels), labels, ignore_index: SampleBatch.Ignored, reduction: nn.Reduction.Sum);
        Tensor counted = labels.ne(SampleBatch.Ignored).sum().clamp_min(1);
        return (sum / counted).MoveToOuterDisposeScope();
    }

    /// <summary>Logits at the labels' height and width.</summary>
    public static Tensor Resized(Tensor logits, Tensor labels)
    {
        long[] size = labels.shape[1..];
        return logits.shape.AsSpan(2).SequenceEqual(size)
            ? logits
            : nn.functional.interpolate(logits, size: size, mode: InterpolationMode.Bilinear, align_corners: false);
    }
}
