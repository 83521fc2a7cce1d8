namespace Profiler.CostModels.Energy;

/// <summary>A network whose latency and energy were measured on one target.</summary>
/// <param name="LatencyMs">Timed without watching power, above 0.</param>
/// <param name="Mj">In mJ per inference, above 0.</param>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Bytes">Between memory and processor.</param>
public sealed record EnergyObservation(string Name, double LatencyMs, double Mj, double Macs, double Bytes);
