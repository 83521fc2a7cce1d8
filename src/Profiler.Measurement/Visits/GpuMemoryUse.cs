namespace Profiler.Measurement.Visits;

/// <summary>
/// What a model takes of the GPU's memory, in MiB. What CUDA takes for itself is not in it where another model was loaded
/// before, as the reference is before every visit.
/// </summary>
/// <param name="LoadedMib">What loading it added: weights, the runtime's plans.</param>
/// <param name="ArenaMib">What the first run added and the runtime kept: feature maps and workspaces.</param>
/// <param name="PeakMib">Both: a runtime gives nothing back between runs.</param>
/// <param name="IsWholeGpu">Whether the driver told no more than what all processes have together.</param>
public sealed record GpuMemoryUse(double LoadedMib, double ArenaMib, double PeakMib, bool IsWholeGpu);
