namespace Profiler.Search.Training;

/// <summary>A rate that falls from its start to 0 by half a cosine (Loshchilov and Hutter, 2017, without restarts).</summary>
public static class CosineSchedule
{
    /// <param name="step">From 0 to below <paramref name="steps"/>.</param>
    public static double At(double start, long step, long steps) => start * 0.5 * (1 + Math.Cos(Math.PI * step / steps));
}
