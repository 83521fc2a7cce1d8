using Profiler.CostModels.Surrogates.Features;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>A kernel's time as a line is fitted to it.</summary>
internal readonly record struct WorkSample(KernelWork Work, double Ms, double Weight);
