using System.Collections.Immutable;
using Profiler.Search.Supernets.Kernels;

namespace Profiler.Search.Supernets;

/// <summary>A candidate that the kernels can run, with the names of its tensors in the kernels' order.</summary>
/// <param name="Parameters">Weight, norm's scale and norm's shift of the three convolutions.</param>
/// <param name="Statistics">Running mean and variance of the three norms.</param>
internal sealed record SlotBranch(Branch Branch, ImmutableArray<string> Parameters, ImmutableArray<string> Statistics);
