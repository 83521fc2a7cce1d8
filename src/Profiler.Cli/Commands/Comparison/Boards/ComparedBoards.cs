using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>The same networks on several boards.</summary>
/// <param name="Space">The space whose random architectures were compared; null where networks were named.</param>
/// <param name="Architectures">How many random ones; 0 where networks were named.</param>
/// <param name="Choice">How a board chooses its network, in words.</param>
/// <param name="Networks">Those named; of random architectures those chosen, first the one that MACs alone choose.</param>
/// <param name="Regret">One row a board, and last the choice by MACs alone.</param>
/// <param name="Notes">What to know before one latency is held against another.</param>
public sealed record ComparedBoards(
    string? Space,
    int Architectures,
    string Choice,
    ImmutableArray<BoardNetwork> Networks,
    ImmutableArray<ComparedBoard> Boards,
    ImmutableArray<BoardRegret> Regret,
    ImmutableArray<string> Notes);
