using Profiler.Fleet.Devices;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>Asks the device's runtime what graphs it makes of drawn networks, each once.</summary>
internal sealed class GraphReader(DeviceSession device)
{
    private readonly Dictionary<string, Candidate?> _read = [];
    private readonly List<string> _refusals = [];

    /// <summary>Networks that the runtime refuses, with its reasons.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <returns>Null where the runtime refuses the network.</returns>
    public async Task<Candidate?> ReadAsync(SampleName name, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(name.ToString(), out Candidate? known))
        {
            return known;
        }

        // Its bytes are not kept: tens of MiB each, and made again in milliseconds for those that are chosen.
        DrawnNetwork network = DrawnNetwork.Of(name);
        try
        {
            known = new Candidate(
                name, await device.ReadGraphAsync(device.Workload(network.Export.Sha256), network.Export.Bytes, cancellationToken));
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.ModelRejected)
        {
            _refusals.Add($"{name} was left out: {error.Message}");
        }

        _read[name.ToString()] = known;
        return known;
    }
}
