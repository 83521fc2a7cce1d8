using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>A board with what every network costs on it.</summary>
/// <param name="Name">As it was spelled on the command line.</param>
/// <param name="Chosen">The network that is chosen for it.</param>
/// <param name="Networks">In the order of the comparison's networks.</param>
public sealed record ComparedBoard(
    string Name, string Device, string Provider, int Threads, string Chosen, ImmutableArray<BoardLatency> Networks);
