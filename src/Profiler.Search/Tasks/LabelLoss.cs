using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>Cross entropy over what is labelled.</summary>
internal static class LabelLoss
{
    /// <summary>Marks what has no class, as Cityscapes does.</summary>
    public const long Ignored = 255;

    /// <summary>
    /// The mean over counted labels. Torch's own mean is 0 / 0 where a batch has none, which crops of a border can be; the
    /// sum over at least one is 0 there and the same elsewhere.
    /// </summary>
    public static Tensor Mean(Tensor logits, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = nn.functional.cross_entropy(logits, labels, ignore_index: Ignored, reduction: nn.Reduction.Sum);
        Tensor counted = labels.ne(Ignored).sum().clamp_min(1);
        return (sum / counted).MoveToOuterDisposeScope();
    }
}
