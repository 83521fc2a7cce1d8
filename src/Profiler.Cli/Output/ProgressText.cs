namespace Profiler.Cli.Output;

/// <summary>Words for how far a piece of work is.</summary>
public sealed class ProgressText(TimeProvider time)
{
    /// <summary>Below this the time so far says nothing about the rest.</summary>
    private const double LeastFraction = 0.02;

    private readonly long _start = time.GetTimestamp();

    /// <summary>Such as "about 1 min 20 s left"; empty where nothing can be said yet.</summary>
    public string Remaining(ProgressReport report)
    {
        TimeSpan? remaining = report.Remaining;
        if (remaining is null && report.Fraction is >= LeastFraction and < 1)
        {
            remaining = time.GetElapsedTime(_start) * ((1 - report.Fraction) / report.Fraction);
        }

        return remaining is { } left ? $"about {Duration(left)} left" : "";
    }

    private static string Duration(TimeSpan duration)
    {
        int seconds = (int)Math.Ceiling(duration.TotalSeconds);
        return seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min {seconds % 60} s";
    }
}
