namespace Profiler.CostModels.Analytical.Kernels;

/// <summary>What a device is taken to execute as one unit, on paper.</summary>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Bytes">Between memory and processor at the precision asked for: every input, the weights and the output once.</param>
public sealed record AnalyticKernel(string Name, string Operator, long Macs, long Bytes);
