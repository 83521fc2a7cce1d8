using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Admission.Results;

/// <summary>The reference network measured as two items in the same rounds: what differs is noise.</summary>
/// <param name="Ratio">Median of second over first; 1 but for noise.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="NoiseFloor">The larger distance of the interval's ends from 1: networks closer than this cannot be told apart.</param>
/// <param name="Grade">The worse of the two items'.</param>
/// <param name="Flags">Of either.</param>
/// <param name="Rounds">With a good visit to both; 0 where the host changed speed in every one.</param>
/// <param name="MedianMs">The network's latency as timed.</param>
public sealed record RepeatabilityResult(
    double Ratio, double Low, double High, double NoiseFloor, Grade Grade, Findings Flags, int Rounds, double MedianMs);
