using System.Collections.Immutable;

namespace Profiler.Search.Training;

/// <summary>Where a search stood after a step.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="WeightsLoss">The task's loss on the weights' half, moving average.</param>
/// <param name="ArchitectureTaskLoss">The task's loss on the architecture's half, moving average; null in the warm-up.</param>
/// <param name="ArchitectureLoss">The same with the cost in it, moving average; null in the warm-up.</param>
/// <param name="ExpectedCost">In the cost's unit.</param>
/// <param name="CostWeight">What the cost is multiplied by; null where the loss has no such weight.</param>
/// <param name="Entropy">From 1, undecided, to 0, decided.</param>
/// <param name="Probabilities">By slot and candidate, rounded to four digits.</param>
public sealed record HistoryPoint(
    long Step,
    double WeightsLoss,
    double? ArchitectureTaskLoss,
    double? ArchitectureLoss,
    double ExpectedCost,
    double? CostWeight,
    double Entropy,
    double LearningRate,
    double Temperature,
    ImmutableArray<ImmutableArray<double>> Probabilities);
