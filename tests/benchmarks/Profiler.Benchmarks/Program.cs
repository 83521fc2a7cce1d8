using System.Text.Json;

namespace Profiler.Benchmarks;

/// <summary>
/// Measures what docs/benchmarks.md claims of the program itself. Each benchmark holds a baseline in the same run and
/// prints the ratio, as one JSON document.
/// </summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static int Main(string[] arguments)
    {
        object? result = arguments switch
        {
            ["harness"] => HarnessBenchmark.Run(),
            ["estimates"] => EstimateBenchmark.Run(),
            ["surrogates"] => SurrogateBenchmark.Run(),
            ["torch-calls"] => TorchCallBenchmark.Run(),
            _ => null,
        };
        if (result is null)
        {
            Console.Error.WriteLine("usage: profiler-benchmarks harness|estimates|surrogates|torch-calls");
            return 2;
        }

        Console.WriteLine(JsonSerializer.Serialize(result, Json));
        return 0;
    }
}
