using Profiler.Measurement.Statistics;

namespace Profiler.CostModels.Boards;

/// <summary>How many times as fast one latency is as another.</summary>
public static class SpeedUp
{
    /// <summary>
    /// The first latency over the other. Both are known by an interval; taken for independent errors of the logarithm,
    /// the ratio's ends lie the root of the sum of their squares away. An error that both share, as two estimates of one
    /// table do, makes the true interval narrower.
    /// </summary>
    /// <param name="first">What is compared with, in ms; above 0.</param>
    /// <param name="other">Above 1 comes out where this is less.</param>
    public static Interval Of(Interval first, Interval other)
    {
        double ratio = first.Value / other.Value;
        double down = Math.Sqrt(Square(first.Value / first.Low) + Square(other.High / other.Value));
        double up = Math.Sqrt(Square(first.High / first.Value) + Square(other.Value / other.Low));
        return new Interval(ratio, ratio * Math.Exp(-down), ratio * Math.Exp(up));
    }

    private static double Square(double factor) => Math.Log(factor) * Math.Log(factor);
}
