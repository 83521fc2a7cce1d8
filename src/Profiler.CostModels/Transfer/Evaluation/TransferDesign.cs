namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>How the architectures to measure are chosen.</summary>
public enum TransferDesign
{
    /// <summary>Each leaves the least variance over all others; see <see cref="TransferPlanner"/>.</summary>
    IntegratedVariance,

    /// <summary>Drawn uniformly.</summary>
    Random,
}
