namespace Profiler.CostModels.Surrogates.Building;

/// <param name="Kind">Of the kernels that they answer for, or <see cref="KindTrees.Others"/>.</param>
/// <param name="Model">In the library's own portable format.</param>
internal readonly record struct SavedTrees(string Kind, byte[] Model);
