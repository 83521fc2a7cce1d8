using Profiler.Fleet.Jobs;

namespace Profiler.Cli.Output;

/// <summary>Shows a job's progress as the command shows all progress.</summary>
public static class JobProgressExtensions
{
    public static IProgress<JobProgress> OfJobs(this IProgress<ProgressReport> progress) => new Adapter(progress);

    private sealed class Adapter(IProgress<ProgressReport> progress) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => progress.Report(new ProgressReport(value.Activity, value.Fraction, value.Remaining));
    }
}
