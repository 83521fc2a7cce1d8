using static TorchSharp.torch;

namespace Profiler.Search.Tasks;

/// <summary>A class for every image.</summary>
public sealed class ClassificationTask : ISearchTask
{
    public Tensor Loss(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);
}
