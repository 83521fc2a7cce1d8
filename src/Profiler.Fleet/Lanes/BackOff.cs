namespace Profiler.Fleet.Lanes;

/// <summary>Waits that double, each between half and one and a half of its step, so that boards that failed together do not come back together.</summary>
internal sealed class BackOff(Random random)
{
    private const int MostDoublings = 30;

    private readonly Lock _gate = new();

    /// <param name="time">Which one in a row, from 1.</param>
    public TimeSpan Of(TimeSpan first, TimeSpan longest, int time)
    {
        double step = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Clamp(time - 1, 0, MostDoublings)), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(step * (0.5 + NextDouble()));
    }

    /// <summary>0 to 1; may be asked by several lanes at once.</summary>
    public double NextDouble()
    {
        lock (_gate)
        {
            return random.NextDouble();
        }
    }
}
