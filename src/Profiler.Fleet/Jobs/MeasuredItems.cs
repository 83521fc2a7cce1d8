using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Jobs;

/// <summary>What came of a set of items: verdicts and all visits, those of earlier runs of the job included.</summary>
public sealed record MeasuredItems(IReadOnlyDictionary<string, MeasurementResult> Results, IReadOnlyList<Visit> Visits)
{
    /// <summary>How long the device was busy.</summary>
    public double DeviceMs => Visits.Sum(visit => visit.DeviceMs);
}
