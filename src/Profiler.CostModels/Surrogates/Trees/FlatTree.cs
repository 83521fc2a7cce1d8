namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>One tree among the nodes of <see cref="FlatTrees"/>.</summary>
/// <param name="Root">The index of its first node.</param>
/// <param name="Levels">Steps to its deepest leaf.</param>
internal readonly record struct FlatTree(int Root, int Levels);
