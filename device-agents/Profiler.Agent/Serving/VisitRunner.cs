using System.Collections.Immutable;
using System.Diagnostics;
using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Runners;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Serving;

/// <summary>Runs one visit: reference, warm-up, measured runs, reference.</summary>
internal sealed class VisitRunner(RunnerPool runners, HostReader host, BoardState board, TimeProvider time)
{
    /// <summary>Runs in one visit; their times fill less than half of a frame.</summary>
    private const int MaxRuns = 100_000;
    private const int MaxThreads = 1024;

    private static readonly double MsPerTick = 1000.0 / Stopwatch.Frequency;

    /// <summary>An engine may take as long as a coordinator waits for one phase, and a visit has two.</summary>
    private static readonly TimeSpan LongBuild = TimeSpan.FromSeconds(10);

    /// <param name="onPhase">Called when the models are loaded, just before the first run, and where loading one took long before the next.</param>
    /// <exception cref="AgentException">A count is out of range.</exception>
    public Visit Run(VisitRequest request, Action<VisitPhase> onPhase, CancellationToken cancellationToken)
    {
        Require("runs", request.Runs, 1, MaxRuns);
        Require("warm-up runs", request.WarmupRuns, 0, MaxRuns);
        Require("reference runs", request.ReferenceRuns, 0, MaxRuns);
        Require("threads", request.Workload.Threads, 1, MaxThreads);
        DateTimeOffset startedAt = time.GetUtcNow();
        long start = Stopwatch.GetTimestamp();
        bool usesGpu = Runtimes.UsesGpu(request.Workload.Provider);
        HostCounters before = host.ReadCounters(usesGpu);
        ITimedModel? reference = request.Reference is { } workload ? runners.Reference(workload) : null;
        if (Stopwatch.GetElapsedTime(start) > LongBuild)
        {
            onPhase(VisitPhase.Building);
        }

        ITimedModel runner = runners.Rent(request.Workload, request.Profiled);
        using CancellationTokenRegistration stop = cancellationToken.Register(() =>
        {
            reference?.Stop();
            runner.Stop();
        });
        try
        {
            onPhase(VisitPhase.Measuring);
            ImmutableArray<double> referenceBefore = Time(reference, 1, request.ReferenceRuns, cancellationToken);
            ImmutableArray<double> samples = Time(runner, request.WarmupRuns, request.Runs, cancellationToken);
            ImmutableArray<double> referenceAfter = Time(reference, 1, request.ReferenceRuns, cancellationToken);
            KernelProfile? kernels = request.Profiled ? runner.TakeProfile(request.Runs) : null;
            double deviceMs = (Stopwatch.GetTimestamp() - start) * MsPerTick;
            return new Visit(
                request.ItemId,
                request.Round,
                startedAt,
                referenceBefore,
                samples,
                referenceAfter,
                deviceMs,
                board.Over(host.ReadConditions(before, usesGpu), usesGpu) with { Memory = runner.Memory },
                kernels);
        }
        finally
        {
            runners.Return(runner);
        }
    }

    private static void Require(string what, int count, int least, int most)
    {
        if (count < least || count > most)
        {
            throw new AgentException(AgentFailure.BadRequest, $"{count} {what} are not from {least} to {most}.");
        }
    }

    private static ImmutableArray<double> Time(ITimedModel? runner, int warmup, int runs, CancellationToken cancellationToken)
    {
        if (runner is null)
        {
            return [];
        }

        cancellationToken.ThrowIfCancellationRequested();
        return runner.TimeMs(warmup, runs);
    }
}
