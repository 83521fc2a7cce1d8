namespace Profiler.Testing.Latency;

/// <summary>A level that moves steadily.</summary>
/// <param name="relativePerSecond">Such as 0.001 for 0.1 % a second; below 0 where runs become faster.</param>
public sealed class Drift(double relativePerSecond) : ILatencyEffect
{
    public double Factor(Moment moment) => Math.Max(0, 1 + relativePerSecond * moment.Seconds);
}
