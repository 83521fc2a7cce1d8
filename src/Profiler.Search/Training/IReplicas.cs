using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>The processes of a data-parallel search, each with the same weights and another slice of every batch.</summary>
public interface IReplicas
{
    /// <summary>Whether this process is the one that writes checkpoints.</summary>
    bool IsFirst { get; }

    /// <summary>Replaces each tensor by its mean over the processes; all name the same tensors in the same order.</summary>
    void Average(IReadOnlyList<Tensor> tensors);
}
