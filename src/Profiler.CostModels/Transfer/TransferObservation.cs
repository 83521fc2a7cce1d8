namespace Profiler.CostModels.Transfer;

/// <summary>An architecture measured on the new device.</summary>
/// <param name="LatencyMs">Finite and above 0.</param>
public sealed record TransferObservation(EncodedArchitecture Architecture, double LatencyMs);
