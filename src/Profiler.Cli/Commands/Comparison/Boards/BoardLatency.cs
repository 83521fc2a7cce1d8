using Profiler.Cli.Commands.Estimation;
using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>A network on a board.</summary>
/// <param name="Target">What the latency belongs to.</param>
/// <param name="SpeedUp">How many times as fast it is here as the first network.</param>
/// <param name="GigamacsPerSecond">MACs per second at this latency, in units of 1e9.</param>
/// <param name="ImagesPerSecond">The batch over the latency.</param>
/// <param name="Origin">Where the table that answers was measured; null where a measurement answers.</param>
/// <param name="Energy">Null where none is known on that target; a note says why.</param>
public sealed record BoardLatency(
    string Name,
    string Target,
    EstimatedLatency Latency,
    IntervalSummary SpeedUp,
    double GigamacsPerSecond,
    double ImagesPerSecond,
    TableOrigin? Origin,
    BoardEnergy? Energy);
