using Profiler.Measurement.Statistics;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>An estimate and its 95 % interval.</summary>
public sealed record IntervalSummary(double Value, double Low, double High)
{
    public static IntervalSummary Of(Interval interval) => new(interval.Value, interval.Low, interval.High);
}
