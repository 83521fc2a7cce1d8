using Profiler.Search.Training;

namespace Profiler.Search.Checkpoints;

/// <summary>What a trainer knows besides tensors.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="ThetaSteps">Updates of the architecture parameters.</param>
/// <param name="ObjectiveState">Of the loss, where it adapts.</param>
public sealed record TrainerNumbers(
    long Step,
    long ThetaSteps,
    double ObjectiveState,
    MovingAverage WeightsLoss,
    MovingAverage ArchitectureTaskLoss,
    MovingAverage ArchitectureLoss);
