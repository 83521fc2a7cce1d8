namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>How long a training step of a supernet's encoder takes: forward, backward, SGD.</summary>
/// <param name="MsPerStep">The median of the timed steps.</param>
/// <param name="PeakMemoryMiB">
/// By how much resident memory was larger at its peak than before the first step, with the weights there; null where
/// the system does not tell.
/// </param>
public sealed record SupernetFigures(
    string Space,
    string Input,
    string Mode,
    int Threads,
    int Steps,
    double MsPerStep,
    double MinMsPerStep,
    double? PeakMemoryMiB);
