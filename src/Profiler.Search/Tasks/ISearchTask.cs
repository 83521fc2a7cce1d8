using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>What a network is trained for.</summary>
public interface ISearchTask
{
    /// <param name="logits">N x classes, or N x classes x h x w.</param>
    /// <param name="labels">N, or N x H x W, int64; 255 is not counted.</param>
    /// <returns>The mean loss over what is counted, a scalar; 0 where nothing is.</returns>
    Tensor Loss(Tensor logits, Tensor labels);
}
