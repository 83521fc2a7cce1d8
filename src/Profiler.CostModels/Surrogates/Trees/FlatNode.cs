namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>A node of <see cref="FlatTrees"/>: 16 bytes, so that a tree of 7 levels fits a core's first cache eight times.</summary>
/// <param name="Threshold">Rows below it go to <paramref name="Left"/>, the others to the node after; at a leaf infinite.</param>
/// <param name="Column">The feature that is compared.</param>
/// <param name="Left">A leaf's own index: whoever is there stays.</param>
/// <param name="MissingSkips">1 where a missing value goes to the node after <paramref name="Left"/>, else 0.</param>
internal readonly record struct FlatNode(float Threshold, int Column, int Left, int MissingSkips);
