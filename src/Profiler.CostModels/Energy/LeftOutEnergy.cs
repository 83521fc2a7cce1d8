namespace Profiler.CostModels.Energy;

/// <summary>A measured network and what the others make of it.</summary>
/// <param name="PredictedMj">By the model that is fitted to all the others.</param>
public sealed record LeftOutEnergy(string Name, double MeasuredMj, double PredictedMj)
{
    /// <summary>Measured over predicted, less 1.</summary>
    public double Error => (MeasuredMj / PredictedMj) - 1;
}
