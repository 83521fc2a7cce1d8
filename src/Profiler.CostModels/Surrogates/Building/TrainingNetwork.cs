namespace Profiler.CostModels.Surrogates.Building;

/// <summary>A profiled network as rows of the table of distinct kernels.</summary>
/// <param name="Rows">For each kernel its row.</param>
/// <param name="KernelMs">For each kernel its profiled time in ms, at least <see cref="KernelModel.LeastMs"/>.</param>
internal sealed record TrainingNetwork(int Index, string Name, string Family, int[] Rows, double[] KernelMs, double? TimedMs);
