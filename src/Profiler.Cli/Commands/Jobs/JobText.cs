using System.Globalization;
using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>A job for people.</summary>
public static class JobText
{
    public static void Render(TextOutput text, ShownJob job)
    {
        text.Line($"Job {job.Id}: {job.Kind} on {job.Device}, {job.State}{(job.CancelRequested && job.FinishedAt is null ? ", asked to stop" : "")}");
        text.Line($"  submitted  {Time(job.SubmittedAt)} by {job.SubmittedBy}, priority {job.Priority}");
        if (!job.DependsOn.IsEmpty)
        {
            text.Line($"  after      {string.Join(", ", job.DependsOn)}");
        }

        if (job.GrantedAt is { } granted)
        {
            text.Line($"  device     granted {Time(granted)}, attempt {job.Attempts}");
        }

        if (job.NotBefore is { } notBefore && job.FinishedAt is null)
        {
            text.Line($"  waits      until {Time(notBefore)}");
        }

        if (job.Obstacle is { } obstacle)
        {
            text.Line($"  held up    {obstacle.Message}");
            text.Line($"             {obstacle.Advice}");
        }

        if (job.Progress is { } progress && job.FinishedAt is null)
        {
            text.Line($"  progress   {progress.Activity}: {100 * progress.Fraction:F0} %");
        }

        if (job.FinishedAt is { } finished)
        {
            text.Line($"  finished   {Time(finished)}");
        }

        if (job.Failure is { } failure)
        {
            text.Line($"  failure    {failure.Message}");
            text.Line($"             {failure.Advice ?? failure.Code}");
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
