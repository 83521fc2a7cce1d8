using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>Makes samples of visits: each kernel's time in the runtime's graph, and the network's own.</summary>
internal sealed class SampleFactory(CalibratedReference reference)
{
    private readonly List<string> _failures = [];

    /// <summary>Networks whose profiles do not fit their graphs, each with the reason.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public int Made { get; private set; }

    public ProfilerException? FirstFault { get; private set; }

    /// <returns>Null where the profile does not fit the graph.</returns>
    public ProfiledGraph? TryMake(Candidate network, MeasuredItems measured, string profiledItem, string timedItem)
    {
        Visit[] profiled = [.. measured.Visits.Where(visit => visit.ItemId == profiledItem)];
        LatencyStatistics timed = measured.Results[timedItem].LatencyMs;
        try
        {
            ImmutableArray<double> kernelMs = ProfiledKernels.Match(network.Graph, profiled, reference, MeasurementDefaults.ReferenceTolerance);
            Made++;
            return new ProfiledGraph(
                network.Name.ToString(),
                network.Name.Family,
                network.Graph,
                kernelMs,
                timed.Visits >= SurrogateDefaults.MinTimedVisits ? timed.Median : null);
        }
        catch (ProfilerException error) when (error.Code is ErrorCode.DeviceFailed or ErrorCode.Mismatch)
        {
            FirstFault ??= error;
            _failures.Add($"{network.Name} was left out: {error.Message}");
            return null;
        }
    }
}
