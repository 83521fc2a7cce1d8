using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>What holds for every network that a surrogate learns from or is asked for.</summary>
internal static class SampleRules
{
    /// <exception cref="ProfilerException">The graph is not of the runtime that the surrogate knows.</exception>
    public static void RequireRuntime(SurrogateSubject subject, RuntimeGraph graph, string what)
    {
        if (graph.RuntimeVersion != subject.RuntimeVersion)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{what} was read by runtime {graph.RuntimeVersion}; the surrogate is of {subject.Target}, runtime {subject.RuntimeVersion}.",
                "Another version may fuse and run kernels otherwise: train a surrogate for it.");
        }
    }

    /// <exception cref="ProfilerException">A time cannot be, or times and kernels differ in number.</exception>
    public static void Require(SurrogateSubject subject, ProfiledGraph network)
    {
        RequireRuntime(subject, network.Graph, $"The network '{network.Name}'");
        if (network.KernelMs.Length != network.Graph.Kernels.Length || network.KernelMs.IsEmpty)
        {
            throw Unusable(network, $"has {network.KernelMs.Length} times for {network.Graph.Kernels.Length} kernels");
        }

        int bad = network.KernelMs.AsSpan().IndexOfAnyExceptInRange(0, double.MaxValue);
        if (bad >= 0)
        {
            throw Unusable(network, $"shows {network.KernelMs[bad]} ms for the kernel '{network.Graph.Kernels[bad].Node}'");
        }

        if (network.TimedMs is { } timed && !(timed > 0 && double.IsFinite(timed)))
        {
            throw Unusable(network, $"was timed with {timed} ms");
        }
    }

    private static ProfilerException Unusable(ProfiledGraph network, string why) =>
        new(ErrorCode.InvalidArgument, $"The network '{network.Name}' {why}.", "Leave it out of the samples, or profile it again.");
}
