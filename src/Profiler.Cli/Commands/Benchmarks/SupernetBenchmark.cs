using Profiler.Cli.Output;
using Profiler.Search.Supernets;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>Times training steps of a supernet's encoder on random images.</summary>
public sealed class SupernetBenchmark(SupernetBenchmarkOptions options, TimeProvider time)
{
    /// <summary>Steps before the timed ones, in which code is compiled and memory is gathered.</summary>
    public const int WarmUp = 5;

    private const int Seed = 1;

    public SupernetFigures Run(IProgress<ProgressReport> progress, CancellationToken cancellationToken)
    {
        using var trial = new SupernetTrial(options.Space, options.Input, options.Mode, options.Threads, Seed);
        trial.Rehearse();
        double? before = ResidentMemory.NowMiB;
        ResidentMemory.ForgetPeak();
        double[] milliseconds = new double[options.Steps];
        for (int step = -WarmUp; step < options.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new ProgressReport(
                step < 0 ? "Warming up" : $"Step {step + 1} of {options.Steps}", Math.Max(step, 0) / (double)options.Steps, null));
            long start = time.GetTimestamp();
            trial.Step();
            if (Environment.GetEnvironmentVariable("DBG") is not null) { Console.Error.WriteLine($"{step}: rss {ResidentMemory.NowMiB - before} peak {ResidentMemory.PeakMiB - before} gc {GC.GetTotalMemory(false) >> 20} heap {GC.GetGCMemoryInfo().HeapSizeBytes >> 20} {GC.GetGCMemoryInfo().TotalCommittedBytes >> 20} before {before}"); }
            if (step >= 0)
            {
                milliseconds[step] = time.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        double? peak = ResidentMemory.PeakMiB;
        Array.Sort(milliseconds);
        return new SupernetFigures(
            options.Space.Name,
            options.Input.ToString(),
            options.Mode.ToString(),
            options.Threads,
            options.Steps,
            (milliseconds[(options.Steps - 1) / 2] + milliseconds[options.Steps / 2]) / 2,
            milliseconds[0],
            peak - before);
    }
}
