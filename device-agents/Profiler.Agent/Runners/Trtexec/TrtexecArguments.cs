using System.Collections.Immutable;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>trtexec's options, by version.</summary>
internal static class TrtexecArguments
{
    private const int WorkspaceMib = 1024;

    /// <summary>Clocks that fell while the process started come up again in this time.</summary>
    private const int WarmupMs = 200;

    private const int RunsPerLine = 1000;

    /// <summary>What makes one engine differ from another of the same model.</summary>
    /// <remarks>With int8 goes fp16: what has no int8 kernel would else run in fp32, and cannot on an accelerator core.</remarks>
    public static ImmutableArray<string> Engine(Workload workload, TrtexecVersion version)
    {
        IEnumerable<string> precision = workload.Precision switch
        {
            TargetPrecisions.Fp16 => ["--fp16"],
            TargetPrecisions.Quantized => ["--int8", "--fp16"],
            _ => [],
        };
        return
        [
            .. precision,
            .. version.NeedsExplicitBatch ? ["--explicitBatch"] : Array.Empty<string>(),
            .. version.NeedsWorkspace ? [$"--workspace={WorkspaceMib}"] : Array.Empty<string>(),
            .. version.HasLayerInfo ? ["--profilingVerbosity=detailed"] : Array.Empty<string>(),
            .. Core(workload),
            .. workload.Provider == Runtimes.TrtexecGpu ? [] : (string[])["--allowGPUFallback"],
            .. Shapes(workload),
        ];
    }

    /// <summary>Builds an engine; the one run of it is the shortest that every version has.</summary>
    /// <param name="timings">The timing cache, read and written; null where the version has none.</param>
    public static ImmutableArray<string> Build(string model, string engine, string? timings, ImmutableArray<string> options) =>
    [
        $"--onnx={model}",
        $"--saveEngine={engine}",
        .. options,
        .. timings is null ? [] : (string[])[$"--timingCacheFile={timings}"],
        "--iterations=1",
        "--duration=0",
        "--warmUp=0",
        "--avgRuns=1",
    ];

    /// <summary>Times runs of an engine.</summary>
    /// <param name="isWarm">Whether the device is to be warmed up before them.</param>
    public static ImmutableArray<string> Time(int runs, bool isWarm) =>
        [$"--iterations={runs}", "--duration=0", $"--warmUp={(isWarm ? WarmupMs : 0)}", "--avgRuns=1"];

    /// <summary>Keeps the device busy for a time; a line of output for many runs, since there are many.</summary>
    public static ImmutableArray<string> Load(int seconds) =>
        ["--iterations=1", $"--duration={seconds}", "--warmUp=0", $"--avgRuns={RunsPerLine}"];

    /// <summary>What every run of an engine is told.</summary>
    public static ImmutableArray<string> Run(Workload workload, TrtexecVersion version, string engine, string times) =>
    [
        $"--loadEngine={engine}",
        .. Core(workload),
        .. Shapes(workload),
        .. version.HasSeparateProfile ? ["--noDataTransfers"] : Array.Empty<string>(),
        $"--exportTimes={times}",
    ];

    public static ImmutableArray<string> Profile(TrtexecVersion version, string profile, string layers) =>
    [
        $"--exportProfile={profile}",
        .. version.HasSeparateProfile ? ["--separateProfileRun"] : Array.Empty<string>(),
        .. version.HasLayerInfo ? [$"--exportLayerInfo={layers}", "--profilingVerbosity=detailed"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Core(Workload workload) => workload.Provider switch
    {
        Runtimes.TrtexecDla0 => ["--useDLACore=0"],
        Runtimes.TrtexecDla1 => ["--useDLACore=1"],
        _ => [],
    };

    private static IEnumerable<string> Shapes(Workload workload) => workload.Inputs.IsEmpty
        ? []
        : [$"--shapes={string.Join(',', workload.Inputs.Select(input => $"{input.Key}:{string.Join('x', input.Value)}"))}"];
}
