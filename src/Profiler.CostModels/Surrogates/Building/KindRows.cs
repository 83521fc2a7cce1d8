namespace Profiler.CostModels.Surrogates.Building;

/// <param name="Kind">As <see cref="KindTrees"/> names it.</param>
/// <param name="Weight">Of these rows among all kinds'.</param>
internal sealed record KindRows(string Kind, KernelRows Rows, double Weight);
