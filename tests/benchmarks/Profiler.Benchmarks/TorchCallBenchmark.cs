using System.Diagnostics;
using static TorchSharp.torch;

namespace Profiler.Benchmarks;

/// <summary>
/// What a call through the binding costs: the addition of two small tensors, the result disposed of, beside the least that any
/// call out of C# does (a tensor's number of elements) and beside the same addition in C# on arrays.
/// </summary>
internal static class TorchCallBenchmark
{
    private const int Calls = 100_000;
    private const int Turns = 15;
    private const int Elements = 8;

    public static object Run()
    {
        using IDisposable noGrad = no_grad();
        using Tensor left = ones(Elements);
        using Tensor right = ones(Elements);
        float[] array = [.. Enumerable.Repeat(1f, Elements)];
        var additions = new List<double>();
        var inPlace = new List<double>();
        var questions = new List<double>();
        var loops = new List<double>();
        for (int turn = 0; turn < Turns; turn++)
        {
            additions.Add(Nanoseconds(() => left.add(right).Dispose()));
            inPlace.Add(Nanoseconds(() => _ = left.mul_(right)));
            questions.Add(Nanoseconds(() => _ = left.numel()));
            loops.Add(Nanoseconds(() => _ = Sum(array, array)));
        }

        return new
        {
            elements = Elements,
            addNanoseconds = Median(additions),
            multiplyInPlaceNanoseconds = Median(inPlace),
            numelNanoseconds = Median(questions),
            managedAddNanoseconds = Median(loops),
            addToNumel = Median(additions) / Median(questions),
        };
    }

    private static double Nanoseconds(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls;
    }

    private static float[] Sum(float[] left, float[] right)
    {
        float[] sum = new float[left.Length];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = left[i] + right[i];
        }

        return sum;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
