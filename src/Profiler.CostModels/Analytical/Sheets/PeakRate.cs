namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>The most that a device computes at one precision.</summary>
/// <param name="Precision">As <see cref="Measurement.Targets.Target.Precision"/>: fp32, fp16 or int8.</param>
/// <param name="Arithmetic">Which units, and what they add up in, for people: "fp16 tensor".</param>
/// <param name="Gflops">In 1e9 floating-point or integer operations a second; a multiply-accumulate is two.</param>
/// <param name="Source">The key of its source.</param>
public sealed record PeakRate(string Precision, string Arithmetic, double Gflops, string Source);
