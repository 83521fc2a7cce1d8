using System.Collections.Immutable;
using Profiler.Cli.Commands.Estimation;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>What networks cost on boards, from what is kept.</summary>
/// <param name="Costs">At [board][candidate]; none is missing.</param>
/// <param name="Eligible">The candidates among which each board chooses, as indices.</param>
/// <param name="Rule">How it chooses, in words.</param>
public sealed record BoardCosts(
    ImmutableArray<NamedBoard> Boards,
    ImmutableArray<BoardCandidate> Candidates,
    ImmutableArray<ImmutableArray<StoredCost>> Costs,
    ImmutableArray<int> Eligible,
    string Rule);
