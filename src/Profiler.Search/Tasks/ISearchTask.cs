using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>What a network is trained for.</summary>
public interface ISearchTask
{
    /// <param name="logits">N x classes, or N x classes x h x w.</param>
    /// <param name="labels">N, or N x H x W, int64.</param>
    /// <returns>The mean loss over what is labelled, a scalar.</returns>
    Tensor Loss(Tensor logits, Tensor labels);
}
