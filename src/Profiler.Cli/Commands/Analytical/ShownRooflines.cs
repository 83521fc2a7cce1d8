using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>What data sheets say of boards and of a network on them.</summary>
/// <param name="Network">Null where only the boards were asked for.</param>
/// <param name="Estimates">One a board, in the same order; empty without a network.</param>
/// <param name="Page">The page that was written; null where none was asked for.</param>
public sealed record ShownRooflines(
    string? Network, string? Input, ImmutableArray<BoardFigures> Boards, ImmutableArray<EstimatedRoofline> Estimates, string? Page);
