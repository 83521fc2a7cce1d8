using System.Collections.Immutable;
using Profiler.CostModels.Building;
using Profiler.Measurement.Plans;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>
/// Finds every kernel of a runtime's graph in its profiles. Both list the kernels in the order in which they run, so
/// they are matched by place where their operators agree all along, which also serves files that leave nodes unnamed:
/// the runtime then makes up a name of its own for the profile. Otherwise they are matched by name.
/// </summary>
public static class ProfiledKernels
{
    /// <summary>The time of every kernel in ms, in the graph's order.</summary>
    /// <param name="visits">Profiled visits of the graph's workload, at least one; bad ones are left out unless all are.</param>
    /// <param name="tolerance">The largest good difference of the reference's two medians, relative to the smaller.</param>
    /// <exception cref="ProfilerException">Graph and profile show different kernels.</exception>
    public static ImmutableArray<double> Match(
        RuntimeGraph graph, IReadOnlyList<Visit> visits, CalibratedReference? reference, double tolerance)
    {
        KernelTimes times = KernelTimes.Of(visits, reference, tolerance);
        int[] places = IsSameOrder(graph, times.Kernels) ? [.. Enumerable.Range(0, times.Kernels.Length)] : ByName(graph, times.Kernels);
        for (int i = 0; i < places.Length; i++)
        {
            RequireShape(graph.Kernels[i], times.Kernels[places[i]]);
        }

        return [.. places.Select(place => times.Ms[place])];
    }

    private static bool IsSameOrder(RuntimeGraph graph, ImmutableArray<Kernel> kernels) =>
        graph.Kernels.Select(kernel => kernel.Operator).SequenceEqual(kernels.Select(kernel => kernel.Operator), StringComparer.Ordinal);

    private static int[] ByName(RuntimeGraph graph, ImmutableArray<Kernel> kernels)
    {
        Dictionary<(string, string), Queue<int>> shown = Enumerable.Range(0, kernels.Length)
            .GroupBy(place => (kernels[place].Node, kernels[place].Operator))
            .ToDictionary(group => group.Key, group => new Queue<int>(group));
        int[] places = [.. graph.Kernels.Select(kernel =>
            shown.TryGetValue((kernel.Node, kernel.Operator), out Queue<int>? queue) && queue.TryDequeue(out int place)
                ? place
                : throw Different($"does not show the kernel '{kernel.Node}' ({kernel.FullOperator})"))];
        return shown.Values.FirstOrDefault(queue => queue.Count > 0) is { } left
            ? throw Different($"shows the kernel '{kernels[left.Peek()].Node}' ({kernels[left.Peek()].Operator}), which its graph does not have")
            : places;
    }

    private static void RequireShape(RuntimeKernel kernel, Kernel profiled)
    {
        string expected = kernel.Outputs.IsEmpty ? string.Empty : string.Join('x', kernel.Outputs[0].Dims);
        string shown = profiled.OutputShapes.Split(';')[0];
        if (shown.Length > 0 && shown != expected)
        {
            throw Different($"shows '{profiled.Node}' writing {shown} where its graph has {expected}");
        }
    }

    private static ProfilerException Different(string why) => new(
        ErrorCode.DeviceFailed,
        $"The runtime's profile {why}.",
        "Read the graph and profile the network with the same workload, on the same agent and runtime.");
}
