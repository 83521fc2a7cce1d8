using System.Collections.Immutable;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Profiles of graphs whose steps were timed one by one.</summary>
internal static class StepProfile
{
    /// <param name="durationsMs">Of each run, one time a step.</param>
    /// <param name="runs">How many of the last ones are wanted.</param>
    /// <exception cref="InvalidDataException">There were fewer runs.</exception>
    public static KernelProfile Of(TorchGraph graph, List<double[]> durationsMs, int runs)
    {
        if (durationsMs.Count < runs)
        {
            throw new InvalidDataException($"The profile has {durationsMs.Count} runs; {runs} were made.");
        }

        List<double[]> wanted = durationsMs[^runs..];
        return new KernelProfile(
            [.. graph.Steps.Select(step => step.Kernel)],
            [.. graph.Steps.Select((_, step) => wanted.Select(run => run[step]).ToImmutableArray())]);
    }
}
