using System.Collections.Concurrent;
using System.Collections.Immutable;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Measurements;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>Finds what was measured of an architecture as a whole: measurements belong to the exported file.</summary>
internal sealed class MeasuredNetworks(ProfilerDatabase database)
{
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<(string Name, string Fingerprint, string Code, TensorShape Input), string> _addresses = [];

    /// <summary>The newest measurement of the architecture, under whatever name it was measured; null where it never was.</summary>
    public async Task<MeasuredLatency?> FindAsync(Architecture architecture, TensorShape input, Target target)
    {
        StoredMeasurement? newest = null;
        foreach (string name in NamesOf(architecture).Distinct())
        {
            ImmutableArray<StoredMeasurement> found = await database.Measurements.OfModelAsync(AddressOf(architecture, name, input), target);
            if (found.FirstOrDefault() is { } measured && (newest is null || measured.MeasuredAt > newest.MeasuredAt))
            {
                newest = measured;
            }
        }

        return newest is null ? null : MeasuredLatency.Of(newest);
    }

    /// <summary>The newest energy of the architecture, likewise.</summary>
    public async Task<MeasuredEnergy?> FindEnergyAsync(Architecture architecture, TensorShape input, Target target)
    {
        StoredEnergyMeasurement? newest = null;
        foreach (string name in NamesOf(architecture).Distinct())
        {
            ImmutableArray<StoredEnergyMeasurement> found = await database.Energy.OfModelAsync(AddressOf(architecture, name, input), target);
            if (found.FirstOrDefault() is { } measured && (newest is null || measured.MeasuredAt > newest.MeasuredAt))
            {
                newest = measured;
            }
        }

        return newest is null ? null : new MeasuredEnergy(newest.Summary.MjPerInference, newest.JobId);
    }

    /// <summary>A file holds its network's name: as it is asked for, as samplers name it, as its paper does.</summary>
    private static IEnumerable<string> NamesOf(Architecture architecture)
    {
        yield return architecture.Name;
        yield return Architecture.FromIndices(architecture.Space, architecture.Choices).Name;
        foreach (PublishedNetwork published in PublishedNetworks.All.Where(network => network.Choices.SequenceEqual(architecture.CandidateNames)))
        {
            if (PublishedNetworks.Space(published).Fingerprint == architecture.Space.Fingerprint)
            {
                yield return published.Name;
            }
        }
    }

    private string AddressOf(Architecture architecture, string name, TensorShape input)
    {
        if (_addresses.Count >= MaxKnown)
        {
            _addresses.Clear();
        }

        return _addresses.GetOrAdd((name, architecture.Space.Fingerprint, architecture.Code, input), _ => SubjectFactory.FromNetwork(
            NetworkFactory.FromArchitecture(Architecture.FromIndices(architecture.Space, architecture.Choices, name)), input).Sha256);
    }
}
