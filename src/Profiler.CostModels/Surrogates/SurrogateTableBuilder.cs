using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Architectures;

namespace Profiler.CostModels.Surrogates;

/// <summary>Builds a table from a surrogate's answers for whole networks of a space, as if they had been profiled.</summary>
public static class SurrogateTableBuilder
{
    /// <param name="networks">Architectures that show every candidate in every slot, with the graphs that the runtime makes of them.</param>
    /// <exception cref="Networks.Errors.ProfilerException">
    /// A graph is of another runtime version, or shows no kernel of a section that computes something.
    /// </exception>
    public static LookupTable Build(
        TableSubject subject, Surrogate surrogate, IReadOnlyList<(Architecture Architecture, RuntimeGraph Graph)> networks) =>
        throw new NotImplementedException();
}
