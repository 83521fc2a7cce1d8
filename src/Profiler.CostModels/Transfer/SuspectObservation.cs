namespace Profiler.CostModels.Transfer;

/// <summary>A measurement that the other measurements contradict: to be measured again.</summary>
/// <param name="Index">Its position among the observations.</param>
/// <param name="ExpectedMs">What the others make of it.</param>
/// <param name="Deviations">How far off it is, in half-widths of the 68 % interval.</param>
public sealed record SuspectObservation(int Index, TransferObservation Observation, double ExpectedMs, double Deviations);
