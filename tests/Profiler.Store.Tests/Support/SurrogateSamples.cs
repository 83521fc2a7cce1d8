using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Store.CrashWriter;
using Profiler.Store.Surrogates;

namespace Profiler.Store.Tests.Support;

/// <summary>Made-up surrogates and the networks behind them.</summary>
internal static class SurrogateSamples
{
    public static NewSurrogate Surrogate(string id, bool isCurrent) => new(
        id, Samples.Target, Seed: 7, DeviceSeconds: 61.5, isCurrent, Report, new byte[] { 1, 2, 3 });

    public static SurrogateReport Report { get; } = new(
        ["plain", "residual"],
        Networks: 12,
        Kernels: 400,
        new SurrogateScores(3, 1.0 / 3, 0.5, 1, 0.9, Spearman: null, "plain-1", -0.5),
        [new FamilyScores("plain", new SurrogateScores(1, 0.1, 0, 1, 1, Spearman: null, "plain-1", 0.1))],
        new SurrogateCalibration(10, 0.01, 0.925, 0.001),
        Before: null,
        "It is the first of its target.",
        Notes: [])
    {
        LeftOutFamilies = [new FamilyScores("residual", new SurrogateScores(1, 0.2, 0, 0, 1, Spearman: null, "residual-1", 0.2))],
    };

    public static SurrogateSample Sample(string name, SampleSplit split) => new(new ProfiledGraph(
        name,
        "plain",
        new RuntimeGraph(
            "1.29.0",
            [
                new RuntimeKernel(
                    "conv_nchwc",
                    "Conv",
                    "com.microsoft.nchwc",
                    "cpu",
                    [new KernelTensor("float", [1, 3, 8, 8], IsConstant: false), new KernelTensor("float", [4, 3, 3, 3], IsConstant: true)],
                    [new KernelTensor("float", [1, 4, 8, 8], IsConstant: false)],
                    ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("strides", [1, 1]),
                    ImmutableSortedDictionary<string, string>.Empty.Add("activation", "Relu")),
            ]),
        [1.0 / 3],
        TimedMs: 0.1 + 0.2), split);
}
