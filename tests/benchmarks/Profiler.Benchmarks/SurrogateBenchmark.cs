using System.Collections.Immutable;
using System.Diagnostics;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Surrogates.Trees;
using Profiler.Measurement.Devices;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Targets;

namespace Profiler.Benchmarks;

/// <summary>
/// How long a surrogate takes to answer for a network of 100 kernels whose graph is known. The baseline counts the
/// work of the same kernels, the least that any answer must do.
/// </summary>
internal static class SurrogateBenchmark
{
    private const int Kernels = 100;
    private const int Networks = 120;
    private const int Turns = 200;
    private const string RuntimeVersion = "1.29.0";

    public static object Run()
    {
        var random = new Random(1);
        using Surrogate surrogate = SurrogateBuilder.Build(
            Subject(), [.. Enumerable.Range(0, Networks).Select(i => Sample(random, i))], new XGBoostTrainer(), seed: 1, CancellationToken.None);
        RuntimeGraph asked = Sample(random, Networks).Graph;
        var answers = new List<double>();
        var baseline = new List<double>();
        for (int turn = 0; turn < Turns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            surrogate.Estimate(asked);
            answers.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            foreach (RuntimeKernel kernel in asked.Kernels)
            {
                KernelWork.Of(kernel);
            }

            baseline.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new
        {
            kernels = Kernels,
            trees = surrogate.Trees,
            sampledKernels = surrogate.Kernels,
            firstMs = answers[0],
            medianMs = Median(answers),
            baselineMedianMs = Median(baseline),
            ratio = Median(answers) / Median(baseline),
        };
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Convolutions of random shapes with made-up times, near enough to real ones that as many trees grow.</summary>
    private static ProfiledGraph Sample(Random random, int index)
    {
        ImmutableArray<RuntimeKernel> kernels = [.. Enumerable.Range(0, Kernels).Select(_ => Convolution(random))];
        ImmutableArray<double> ms =
        [
            .. kernels.Select(kernel => Ms(KernelWork.Of(kernel)) * (1 + (0.1 * random.NextDouble()))),
        ];
        return new ProfiledGraph($"network {index}", $"family {index % 4}", new RuntimeGraph(RuntimeVersion, kernels), ms, 0.9 * ms.Sum());
    }

    private static double Ms(KernelWork work) => 0.003 + (work.Macs * 2e-8) + (work.Bytes * 1e-7);

    private static RuntimeKernel Convolution(Random random)
    {
        long channels = random.Next(8, 256);
        long outChannels = random.Next(8, 256);
        long side = random.Next(7, 112);
        long window = random.Next(2) == 0 ? 1 : 3;
        return new RuntimeKernel(
            "conv",
            "Conv",
            "com.microsoft.nchwc",
            "CPUExecutionProvider",
            [new KernelTensor("float", [1, channels, side, side], false), new KernelTensor("float", [outChannels, channels, window, window], true)],
            [new KernelTensor("float", [1, outChannels, side, side], false)],
            ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("group", [1]).Add("kernel_shape", [window, window]),
            ImmutableSortedDictionary<string, string>.Empty);
    }

    private static SurrogateSubject Subject() => new(
        new Target("local", "ort", RuntimeVersion, "cpu", "fp32", 1, 1),
        new KernelSetting(Threads: 1, VectorWidthBits: 256),
        new SurrogateProvenance(DateTimeOffset.UnixEpoch, "", 1, 0, new DeviceDescription("", "", "", "", "", "", [], "", [], 1, 0, "", null, null, []), []));
}
