namespace Profiler.Search.Results;

/// <summary>A step of training.</summary>
/// <param name="Phase">"warm-up", "search", "weights" or "scratch".</param>
/// <param name="TaskLoss">Cross-entropy of the weights' batch.</param>
/// <param name="ArchitectureLoss">Cross-entropy of the architecture's batch; null where only weights were trained.</param>
/// <param name="CostTerm">What the cost adds to the loss; null where only weights were trained.</param>
/// <param name="ExpectedCost">Over the choices' probabilities, in the cost's unit; null where only weights were trained.</param>
/// <param name="Entropy">Of the choices over that of a uniform one, mean over the slots: 1 undecided, 0 decided; null where they have no probabilities.</param>
/// <param name="Weight">Of the cost in the loss; null where it has none.</param>
/// <param name="Temperature">Of the Gumbel-softmax; null where nothing was drawn from it.</param>
public sealed record HistoryPoint(
    long Step,
    string Phase,
    double TaskLoss,
    double? ArchitectureLoss,
    double? CostTerm,
    double? ExpectedCost,
    double? Entropy,
    double? Weight,
    double? Temperature);
