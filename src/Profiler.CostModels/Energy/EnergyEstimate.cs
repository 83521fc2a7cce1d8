namespace Profiler.CostModels.Energy;

/// <summary>What an inference takes, predicted.</summary>
/// <param name="Mj">In mJ per inference, above 0.</param>
/// <param name="LowMj">Lower end of the 90 % interval, at least 0.</param>
/// <param name="HighMj">Upper end of the 90 % interval.</param>
public sealed record EnergyEstimate(double Mj, double LowMj, double HighMj);
