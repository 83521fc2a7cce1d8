using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Profiler.Measurement.Targets;

namespace Profiler.Measurement.Visits;

/// <summary>A model as it is to be run.</summary>
/// <param name="ModelSha256">The .onnx file's content address, in hexadecimal; <see cref="NullModel"/> runs nothing.</param>
/// <param name="Provider">One of <see cref="Runtimes.Providers"/>; it says which runtime runs the model.</param>
/// <param name="Inputs">Shapes of inputs that the model leaves open, by input name; empty for a model of fixed shapes.</param>
/// <param name="Precision">One of <see cref="TargetPrecisions.Names"/>. The model is the fp32 one whatever it is: the device makes the other.</param>
public sealed record Workload(
    string ModelSha256,
    string Provider,
    int Threads,
    ImmutableSortedDictionary<string, ImmutableArray<long>> Inputs,
    string Precision = TargetPrecisions.Fp32)
{
    /// <summary>The model of the null device: an iteration that does nothing, to measure the harness itself.</summary>
    public const string NullModel = "null";

    /// <summary>Two workloads are the same where their keys are; records compare dictionaries by reference.</summary>
    [JsonIgnore]
    public string Key =>
        $"{ModelSha256}/{Provider}/{Precision}/{Threads}/{string.Join(';', Inputs.Select(i => $"{i.Key}:{string.Join('x', i.Value)}"))}";

    /// <summary>A model whose shapes are all fixed.</summary>
    public static Workload OfFixedShape(string modelSha256, string provider, int threads) =>
        new(modelSha256, provider, threads, ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty);
}
