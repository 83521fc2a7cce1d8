using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>A class for every pixel. Logits of another size than the labels' are resized to it, bilinearly.</summary>
public sealed class SegmentationTask : ISearchTask
{
    public Tensor Loss(Tensor logits, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        return LabelLoss.Mean(Resized(logits, labels), labels).MoveToOuterDisposeScope();
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
