using Profiler.CostModels.Estimates;
using Profiler.Measurement.Statistics;
using Profiler.Store.Measurements;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>A latency that was measured as a whole, in ms.</summary>
/// <param name="LowMs">Lower end of the 95 % interval of the median.</param>
/// <param name="HighMs">Upper end of it.</param>
/// <param name="JobId">The job that measured it.</param>
internal sealed record MeasuredLatency(double LatencyMs, double LowMs, double HighMs, string JobId)
{
    /// <summary>A normal error's 90 % interval is this much narrower than its 95 % one.</summary>
    private const double From95To90 = 1.6448536269514722 / 1.959963984540054;

    /// <summary>Half of the width over the latency, brought to 90 %.</summary>
    public EstimateInterval Interval => new(LatencyMs > 0 ? (HighMs - LowMs) / 2 / LatencyMs * From95To90 : 0);

    public static MeasuredLatency Of(StoredMeasurement measurement)
    {
        LatencyStatistics ms = measurement.Result.LatencyMs;
        return new MeasuredLatency(ms.Median, ms.Low, ms.High, measurement.JobId);
    }
}
