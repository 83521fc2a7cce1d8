using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Tests.LookupTables;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Tests.Surrogates;

/// <summary>
/// A device whose kernels' costs are known, and families of random networks on it. A kernel's time follows from its
/// work and its operator; a timed run takes less for each kernel than a profiled one, and something for itself.
/// </summary>
internal sealed class KernelWorld(int seed = 1)
{
    public const double FixedMs = 0.3;
    public const double Scale = 0.9;
    public const string RuntimeVersion = "1.29.0";
    private const double MsPerMac = 2e-8;
    private const double MsPerByte = 1e-7;
    private const double LaunchMs = 0.004;

    public static readonly string[] Families = ["plain", "residual", "separable"];

    private readonly Random _random = new(seed);
    private int _names;

    /// <summary>Relative standard deviation of a kernel's time and of a timed run.</summary>
    public double Noise { get; init; } = 0.02;

    public static SurrogateSubject Subject { get; } = new(
        SampleTables.Target,
        new KernelSetting(Threads: 2, VectorWidthBits: 256),
        new SurrogateProvenance(
            DateTimeOffset.UnixEpoch, "0.1.0", ReferenceMs: 7.25, DeviceSeconds: 60, SampleTables.Unsealed().Provenance.Device, ["load was 1.2"]));

    public ImmutableArray<ProfiledGraph> Networks(int count) => [.. Enumerable.Range(0, count).Select(i => Network(Families[i % Families.Length]))];

    public ProfiledGraph Network(string family)
    {
        var kernels = ImmutableArray.CreateBuilder<RuntimeKernel>();
        int channels = 8 << _random.Next(3);
        int side = 16 << _random.Next(3);
        kernels.Add(Conv(3, channels, side, kernel: 3));
        int blocks = _random.Next(3, 9);
        for (int b = 0; b < blocks; b++)
        {
            int next = channels + (8 * _random.Next(3));
            kernels.AddRange(Block(family, channels, next, side));
            channels = next;
        }

        kernels.Add(Conv(channels, 16, side, kernel: 1));
        return Measure($"{family}-{_names++}", family, [.. kernels]);
    }

    public ProfiledGraph Measure(string name, string family, ImmutableArray<RuntimeKernel> kernels)
    {
        double timed = FixedMs + (Scale * kernels.Sum(TrueMs));
        return new ProfiledGraph(
            name, family, new RuntimeGraph(RuntimeVersion, kernels), [.. kernels.Select(kernel => Noisy(TrueMs(kernel)))], Noisy(timed));
    }

    public static RuntimeKernel Conv(long inChannels, long outChannels, long side, int kernel, long groups = 1) => new(
        $"conv{inChannels}", "Conv", string.Empty, "CPUExecutionProvider",
        [Data(inChannels, side), Weights(outChannels, inChannels / groups, kernel, kernel), Weights(outChannels)],
        [Data(outChannels, side)],
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty.Add("group", [groups]).Add("kernel_shape", [kernel, kernel]),
        ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>An operator that computes an output of its input's shape.</summary>
    public static RuntimeKernel Elementwise(string name, long channels, long side, int inputs = 1) => new(
        name.ToLowerInvariant(), name, string.Empty, "CPUExecutionProvider",
        [.. Enumerable.Repeat(Data(channels, side), inputs)], [Data(channels, side)],
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    public static double TrueMs(RuntimeKernel kernel)
    {
        (long macs, long bytes) = KernelWork.Of(kernel);
        bool narrow = kernel.Inputs.Length > 1 && kernel.Inputs[1].Dims is [_, 1, ..];
        return LaunchMs + (MsPerMac * macs * (narrow ? 6 : 1)) + (MsPerByte * bytes);
    }

    private static IEnumerable<RuntimeKernel> Block(string family, int channels, int next, int side) => family switch
    {
        "plain" => [Conv(channels, next, side, kernel: 3), Elementwise("Relu", next, side)],
        "residual" => [Conv(channels, next, side, kernel: 1), Conv(next, next, side, kernel: 3), Elementwise("Add", next, side, inputs: 2)],
        _ => [Conv(channels, channels, side, kernel: 3, groups: channels), Conv(channels, next, side, kernel: 1)],
    };

    private static KernelTensor Data(long channels, long side) => new("float", [1, channels, side, side], IsConstant: false);

    private static KernelTensor Weights(params ImmutableArray<long> dims) => new("float", dims, IsConstant: true);

    private double Noisy(double ms) => Noise > 0 ? ms * Normal.Sample(_random, 1, Noise) : ms;
}
