using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>How much slower a board runs the network chosen in another way than the one chosen for it.</summary>
/// <param name="ChosenFor">The board that chose; null for the choice by MACs alone.</param>
/// <param name="Slower">On each board, in their order, as a fraction of the latency of the network chosen for it.</param>
public sealed record BoardRegret(string? ChosenFor, string Network, ImmutableArray<double> Slower);
