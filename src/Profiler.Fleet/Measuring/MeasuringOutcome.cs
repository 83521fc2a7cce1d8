using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Measuring;

/// <summary>Networks measured together.</summary>
/// <param name="Differences">Each network against each before it, from visits of the same rounds.</param>
public sealed record MeasuringOutcome(
    string JobId, IReadOnlyList<MeasuredSubject> Networks, IReadOnlyList<PairedDifference> Differences, double DeviceSeconds);
