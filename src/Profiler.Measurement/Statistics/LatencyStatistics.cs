namespace Profiler.Measurement.Statistics;

/// <summary>The statistics of one measurement, in ms per inference.</summary>
/// <param name="Median">Median over visits of workload/reference, times the reference's own latency.</param>
/// <param name="Low">Lower end of the median's 95 % interval, at least 0.</param>
/// <param name="High">Upper end of the median's 95 % interval.</param>
/// <param name="P90">The 90th percentile over single runs, by the same scale.</param>
/// <param name="RawMedian">Median of the runs as timed, without the reference.</param>
/// <param name="Ratio">Median over visits of workload/reference, without unit.</param>
/// <param name="ReferenceMs">The reference latency that <paramref name="Median"/> is scaled by.</param>
/// <param name="Samples">Measured runs in the visits that count.</param>
/// <param name="Visits">Good visits, without cold first ones; 0 where every visit was bad and the numbers come from those.</param>
/// <param name="BadVisits">Visits left out because the host changed speed in them.</param>
public sealed record LatencyStatistics(
    double Median,
    double Low,
    double High,
    double P90,
    double RawMedian,
    double Ratio,
    double ReferenceMs,
    int Samples,
    int Visits,
    int BadVisits)
{
    /// <summary>Half the interval over the median.</summary>
    public double RelativeHalfWidth => Median > 0 ? (High - Low) / (2 * Median) : double.PositiveInfinity;
}
