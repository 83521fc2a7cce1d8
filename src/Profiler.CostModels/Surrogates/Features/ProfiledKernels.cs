using System.Collections.Immutable;
using Profiler.CostModels.Building;
using Profiler.Measurement.Plans;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>
/// Finds every kernel of a runtime's graph in its profiles. ONNX Runtime 1.29 names the layout conversions that it
/// inserts anew at every loading and runs them in another order, and it makes names up for nodes that have none. So in
/// each visit kernels are matched by name, operator and output shape first, and what is left by operator and shapes in
/// the order of running: two conversions of the same shapes cost the same. Profiles leave out weights that the runtime
/// has packed, so at last the first input stands for all.
/// </summary>
public static class ProfiledKernels
{
    /// <summary>The time of every kernel in ms, in the graph's order: the median over visits of the median over runs.</summary>
    /// <param name="visits">Profiled visits of the graph's workload, at least one; bad ones are left out unless all are.</param>
    /// <param name="tolerance">The largest good difference of the reference's two medians, relative to the smaller.</param>
    /// <exception cref="ProfilerException">Graph and profile show different kernels; the message names the first.</exception>
    public static ImmutableArray<double> Match(
        RuntimeGraph graph, IReadOnlyList<Visit> visits, CalibratedReference? reference, double tolerance)
    {
        double[][] visitMs = [.. ProfiledVisits.Used(visits, reference, tolerance).Select(visit => VisitMs(graph, visit, reference))];
        return [.. Enumerable.Range(0, graph.Kernels.Length).Select(kernel => Quantiles.Median(visitMs.Select(ms => ms[kernel])))];
    }

    private static double[] VisitMs(RuntimeGraph graph, VisitRatio visit, CalibratedReference? reference)
    {
        ImmutableArray<Kernel> shown = visit.Visit.Kernels?.Kernels ?? [];
        int?[] places = new int?[graph.Kernels.Length];
        bool[] taken = new bool[shown.Length];
        Assign(
            places,
            taken,
            place => (graph.Kernels[place].Node, graph.Kernels[place].Operator, First(Shapes(graph.Kernels[place].Outputs))),
            place => (shown[place].Node, shown[place].Operator, First(shown[place].OutputShapes)));
        Assign(
            places,
            taken,
            place => (Shapes(graph.Kernels[place].Inputs), graph.Kernels[place].Operator, Shapes(graph.Kernels[place].Outputs)),
            place => (shown[place].InputShapes, shown[place].Operator, shown[place].OutputShapes));
        Assign(
            places,
            taken,
            place => (First(Shapes(graph.Kernels[place].Inputs)), graph.Kernels[place].Operator, Shapes(graph.Kernels[place].Outputs)),
            place => (First(shown[place].InputShapes), shown[place].Operator, shown[place].OutputShapes));
        RequireAll(graph, shown, places, taken);
        return [.. places.Select(place => ProfiledVisits.KernelMs(visit, place!.Value, reference))];
    }

    /// <summary>Gives the kernels of the graph that have no place yet those of the profile that are not taken and have the same key.</summary>
    private static void Assign(
        int?[] places, bool[] taken, Func<int, (string, string, string)> keyInGraph, Func<int, (string, string, string)> keyInProfile)
    {
        Dictionary<(string, string, string), Queue<int>> free = Enumerable.Range(0, taken.Length).Where(place => !taken[place])
            .GroupBy(keyInProfile).ToDictionary(group => group.Key, group => new Queue<int>(group));
        for (int kernel = 0; kernel < places.Length; kernel++)
        {
            if (places[kernel] is null && free.TryGetValue(keyInGraph(kernel), out Queue<int>? queue) && queue.TryDequeue(out int place))
            {
                places[kernel] = place;
                taken[place] = true;
            }
        }
    }

    private static void RequireAll(RuntimeGraph graph, ImmutableArray<Kernel> shown, int?[] places, bool[] taken)
    {
        int missing = Array.IndexOf(places, null);
        if (missing >= 0)
        {
            RuntimeKernel kernel = graph.Kernels[missing];
            throw Different($"does not show the kernel '{kernel.Node}' ({kernel.FullOperator}) that writes {Shapes(kernel.Outputs)}");
        }

        int extra = Array.IndexOf(taken, false);
        if (extra >= 0)
        {
            throw Different($"shows the kernel '{shown[extra].Node}' ({shown[extra].Operator}), which its graph does not have");
        }
    }

    /// <summary>As a profile's shapes are written: inputs left out and scalars at the beginning leave no trace.</summary>
    private static string Shapes(ImmutableArray<KernelTensor> tensors) => tensors
        .Where(KernelWork.IsThere)
        .Aggregate(string.Empty, (text, tensor) => $"{text}{(text.Length == 0 ? string.Empty : ";")}{string.Join('x', tensor.Dims)}");

    private static string First(string shapes) => shapes.Split(';')[0];

    private static ProfilerException Different(string why) => new(
        ErrorCode.DeviceFailed,
        $"The runtime's profile {why}.",
        "Read the graph and profile the network with the same workload, on the same agent and runtime.");
}
