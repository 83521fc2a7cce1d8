using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Energy;

/// <summary>The architectures of a space that are measured for its energies.</summary>
internal static class EnergyFitDesign
{
    private const int TriesPerArchitecture = 50;

    /// <summary>Different ones, always the same for the same table and seed: an interrupted fit finds its own again.</summary>
    /// <param name="table">Says how long each takes.</param>
    /// <exception cref="ProfilerException">The space has not as many, or its slots are the edges of a cell.</exception>
    public static ImmutableArray<Architecture> Choose(EnergyFitRequest request, LookupTable table)
    {
        var work = new SpaceWork(request.Space, request.Input);
        var latency = new TableCostModel(table, request.Space);
        Architecture[] pool = Draw(request);
        (double, double, double)[] candidates =
        [
            .. pool.Select(architecture =>
            {
                NetworkWork own = work.Of(architecture);
                return (latency.Estimate(architecture).LatencyMs, (double)own.Macs, own.BytesAt(table.Target.Precision));
            }),
        ];
        return [.. EnergyDesign.Choose(candidates, request.Measurements).Select(chosen => pool[chosen])];
    }

    private static Architecture[] Draw(EnergyFitRequest request)
    {
        var sampler = new ArchitectureSampler(request.Space, request.Seed);
        var seen = new HashSet<Architecture>();
        for (int tries = 0; seen.Count < EnergyFitDefaults.Candidates && tries < TriesPerArchitecture * EnergyFitDefaults.Candidates; tries++)
        {
            _ = seen.Add(tries % 2 == 0 ? sampler.Uniform() : sampler.Leaning());
        }

        return seen.Count >= request.Measurements
            ? [.. seen]
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{request.Space.Name}' has {seen.Count} architectures, and {request.Measurements} are to be measured.",
                "Measure fewer.");
    }
}
