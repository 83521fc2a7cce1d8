using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>What a trainer needs of a supernet; the names are those of Torch's modules.</summary>
public interface ISupernet
{
    SearchSpace Space { get; }

    /// <summary>The leaves in which gradients gather, by name.</summary>
    IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>Running statistics, by name.</summary>
    IReadOnlyDictionary<string, Tensor> Buffers { get; }

    /// <param name="images">N x 3 x H x W, float32.</param>
    /// <returns>Logits, N x classes or N x classes x h x w.</returns>
    Tensor forward(Tensor images, ChoiceGates gates);

    /// <summary>Whether batch norms use and update the batch's own statistics.</summary>
    void train(bool train = true);
}
