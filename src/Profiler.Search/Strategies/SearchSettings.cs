using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;

namespace Profiler.Search.Strategies;

/// <summary>What a search is: with the data and the cost, everything that its trajectory follows from.</summary>
/// <param name="Input">Of one image: what the found network is exported for, 1 x 3 x H x W.</param>
/// <param name="Batch">Images of a training step, of all workers together.</param>
/// <param name="Steps">The budget: training steps, and scored architectures at what their forward passes are worth.</param>
public sealed record SearchSettings(SearchSpace Space, TensorShape Input, int Batch, int Steps, int Seed)
{
    /// <summary>"differentiable", "random" or "evolution".</summary>
    public string Strategy { get; init; } = SearchStrategies.Differentiable;

    public PathMode Mode { get; init; } = PathMode.Sampled(2);

    public ObjectiveSettings Objective { get; init; } = new(ObjectiveForm.Additive);

    /// <summary>The most that the found architecture may cost, in the cost's unit; null for none.</summary>
    public double? Budget { get; init; }

    /// <summary>Architectures of a differentiable search that are scored with inherited weights at its end; 1 takes the most probable one.</summary>
    public int Samples { get; init; } = 8;

    /// <summary>Steps in which the found network is trained from scratch; 0 keeps the weights inherited from the supernet.</summary>
    public int ScratchSteps { get; init; }

    /// <summary>Of the weights, at its highest; null for the trainer's own.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The input of one training step.</summary>
    public TensorShape TrainingInput => Input with { Batch = Batch };
}
