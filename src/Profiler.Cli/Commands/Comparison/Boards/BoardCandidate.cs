using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>A network whose costs on several boards are compared.</summary>
/// <param name="Input">The shape of its image input; null for a file that has none.</param>
/// <param name="Published">What its paper printed; null where no paper did.</param>
public sealed record BoardCandidate(string Name, string? Input, int Batch, NetworkCounts Counts, PublishedFigures? Published);
