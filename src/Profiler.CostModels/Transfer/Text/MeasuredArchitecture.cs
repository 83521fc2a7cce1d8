namespace Profiler.CostModels.Transfer.Text;

/// <summary>An architecture that was measured on the device, as a model file has it.</summary>
internal sealed record MeasuredArchitecture(string Architecture, double LatencyMs);
