namespace Profiler.CostModels.Building;

/// <summary>A kernel by the name that the runtime gives it, and what it takes.</summary>
internal readonly record struct KernelTime(string Node, string Operator, double Ms);
