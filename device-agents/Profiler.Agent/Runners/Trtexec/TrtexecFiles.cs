using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>Reads the files that trtexec exports.</summary>
internal static class TrtexecFiles
{
    /// <summary>
    /// The computing times of the last <paramref name="runs"/> runs, in ms. Each run is an object whose fields differ
    /// between versions; computeMs, from the GPU's own events, is in all of them.
    /// </summary>
    /// <exception cref="InvalidDataException">They cannot be read, are fewer, or are not times.</exception>
    public static ImmutableArray<double> ReadTimes(string path, int runs)
    {
        ImmutableArray<double> times = Read(path, root => root.EnumerateArray().Select(run => run.GetProperty("computeMs").GetDouble()).ToImmutableArray());
        if (times.Length < runs || times.Any(ms => !double.IsFinite(ms) || ms <= 0))
        {
            throw new InvalidDataException($"trtexec's times are {times.Length} and not all above 0; {runs} runs were asked for.");
        }

        return times[^runs..];
    }

    /// <summary>The beginning and the end of every run's computing, in the order of time; in all versions.</summary>
    /// <exception cref="InvalidDataException">They cannot be read, are none, or are not times that rise.</exception>
    public static ImmutableArray<TrtexecRun> ReadRuns(string path)
    {
        ImmutableArray<TrtexecRun> runs = Read(path, root => root.EnumerateArray()
            .Select(run => new TrtexecRun(run.GetProperty("startComputeMs").GetDouble(), run.GetProperty("endComputeMs").GetDouble()))
            .ToImmutableArray());
        bool isTimes = runs.All(run => double.IsFinite(run.EndMs) && run.StartMs >= 0 && run.EndMs >= run.StartMs);
        return isTimes && runs.Length > 0 && runs[^1].EndMs > runs[0].StartMs && runs.Zip(runs.Skip(1)).All(pair => pair.First.EndMs <= pair.Second.EndMs)
            ? runs
            : throw new InvalidDataException($"trtexec's {runs.Length} runs have times that do not rise.");
    }

    /// <summary>
    /// A list of layers in their order, after one object with the number of runs. A layer's time is the median over the
    /// runs, before 8.5 their mean: one number, whatever the runs.
    /// </summary>
    /// <param name="layers">Of the layers by name, as far as the version tells.</param>
    /// <exception cref="InvalidDataException">They cannot be read.</exception>
    public static KernelProfile ReadProfile(string path, IReadOnlyDictionary<string, Kernel> layers, string provider)
    {
        (string Name, double Ms)[] found = Read(path, root => root.EnumerateArray()
            .Where(item => item.TryGetProperty("name", out _))
            .Select(item => (
                item.GetProperty("name").GetString() ?? string.Empty,
                (item.TryGetProperty("medianMs", out JsonElement median) ? median : item.GetProperty("averageMs")).GetDouble()))
            .ToArray());
        return found.Length > 0
            ? new KernelProfile(
                [.. found.Select(layer => layers.GetValueOrDefault(layer.Name) ?? new Kernel(layer.Name, string.Empty, provider, string.Empty, string.Empty))],
                [.. found.Select(layer => ImmutableArray.Create(layer.Ms))])
            : throw new InvalidDataException("trtexec's profile names no layers.");
    }

    /// <summary>Layers with their types and shapes where an engine was built to tell; none where it tells names alone.</summary>
    /// <exception cref="InvalidDataException">They cannot be read.</exception>
    public static IReadOnlyDictionary<string, Kernel> ReadLayers(string path, string provider) => Read(path, root => root
        .GetProperty("Layers")
        .EnumerateArray()
        .Where(layer => layer.ValueKind == JsonValueKind.Object)
        .Select(layer => new Kernel(
            layer.GetProperty("Name").GetString() ?? string.Empty,
            layer.TryGetProperty("LayerType", out JsonElement type) ? type.GetString() ?? string.Empty : string.Empty,
            provider,
            Shapes(layer, "Inputs"),
            Shapes(layer, "Outputs")))
        .DistinctBy(layer => layer.Node)
        .ToDictionary(layer => layer.Node));

    private static string Shapes(JsonElement layer, string property) => layer.TryGetProperty(property, out JsonElement tensors)
        ? string.Join(';', tensors.EnumerateArray().Select(tensor => string.Join('x', tensor.GetProperty("Dimensions").EnumerateArray().Select(extent => extent.GetInt64()))))
        : string.Empty;

    private static T Read<T>(string path, Func<JsonElement, T> read)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(file);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"trtexec's file {Path.GetFileName(path)} cannot be read: {error.Message}", error);
        }
    }
}
