using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>
/// Reads ONNX Runtime's profile: a JSON array of trace events. Those of category Node named …_kernel_time are
/// kernels, in the order they ran; the Session event model_run ends a run. Durations are whole microseconds.
/// </summary>
internal static class TraceReader
{
    private const string KernelSuffix = "_kernel_time";
    private const string RunEvent = "model_run";
    private const double MicrosecondsPerMs = 1000;

    /// <summary>The kernels of the last <paramref name="runs"/> runs of the trace.</summary>
    /// <exception cref="InvalidDataException">It is no trace, has fewer runs, or its runs differ in their kernels.</exception>
    public static KernelProfile Read(Stream trace, int runs)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(trace);
            return Read(document.RootElement, runs);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The runtime's profile cannot be read: {error.Message}", error);
        }
    }

    private static KernelProfile Read(JsonElement trace, int runs)
    {
        List<List<JsonElement>> all = SplitRuns(trace);
        if (all.Count < runs)
        {
            throw new InvalidDataException($"The runtime's profile has {all.Count} runs; {runs} were made.");
        }

        List<List<JsonElement>> wanted = all[^runs..];
        ImmutableArray<Kernel> kernels = [.. wanted[0].Select(ReadKernel)];
        if (wanted.Any(run => run.Count != kernels.Length))
        {
            throw new InvalidDataException("The runs of the runtime's profile differ in their kernels.");
        }

        return new KernelProfile(kernels, [.. Enumerable.Range(0, kernels.Length).Select(k => Durations(wanted, k))]);
    }

    private static List<List<JsonElement>> SplitRuns(JsonElement events)
    {
        var runs = new List<List<JsonElement>>();
        var current = new List<JsonElement>();
        foreach (JsonElement item in events.EnumerateArray())
        {
            string name = item.TryGetProperty("name", out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;
            if (name == RunEvent)
            {
                runs.Add(current);
                current = [];
            }
            else if (name.EndsWith(KernelSuffix, StringComparison.Ordinal))
            {
                current.Add(item);
            }
        }

        return runs;
    }

    private static ImmutableArray<double> Durations(List<List<JsonElement>> runs, int kernel) =>
        [.. runs.Select(run => run[kernel].GetProperty("dur").GetDouble() / MicrosecondsPerMs)];

    private static Kernel ReadKernel(JsonElement item)
    {
        JsonElement args = item.GetProperty("args");
        string name = item.GetProperty("name").GetString() ?? string.Empty;
        return new Kernel(
            name[..^KernelSuffix.Length],
            Text(args, "op_name"),
            Text(args, "provider"),
            Shapes(args, "input_type_shape"),
            Shapes(args, "output_type_shape"));
    }

    private static string Text(JsonElement args, string property) =>
        args.TryGetProperty(property, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;

    /// <summary>[{"float":[1,16,8,8]},{"float":[16]}] becomes "1x16x8x8;16".</summary>
    private static string Shapes(JsonElement args, string property)
    {
        if (!args.TryGetProperty(property, out JsonElement tensors))
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        foreach (JsonElement tensor in tensors.EnumerateArray())
        {
            foreach (JsonProperty type in tensor.EnumerateObject())
            {
                text.Append(text.Length == 0 ? string.Empty : ";");
                text.AppendJoin('x', type.Value.EnumerateArray().Select(extent => extent.GetInt64()));
            }
        }

        return text.ToString();
    }
}
