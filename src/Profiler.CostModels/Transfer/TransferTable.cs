using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>Architectures of a space with their latencies on several devices.</summary>
/// <param name="Architectures">Each once.</param>
/// <param name="IgnoredColumns">Columns that are neither latencies asked for nor choices.</param>
public sealed record TransferTable(
    TransferSpace Space,
    ImmutableArray<EncodedArchitecture> Architectures,
    ImmutableArray<DeviceLatencies> Devices,
    ImmutableArray<string> IgnoredColumns)
{
    /// <exception cref="ProfilerException">The table has no such device.</exception>
    public DeviceLatencies Device(string name) =>
        Devices.FirstOrDefault(device => device.Device == name)
        ?? throw NameSuggestion.Unknown("device of the table", name, Devices.Select(device => device.Device));

    /// <summary>Latencies of another table's device for this one's architectures, matched by architecture.</summary>
    /// <param name="missing">How many of these the other table lacks; they are NaN.</param>
    /// <exception cref="ProfilerException">The tables have too few architectures in common.</exception>
    public DeviceLatencies Matched(DeviceLatencies device, TransferTable from, out int missing)
    {
        var latencies = new Dictionary<string, double>();
        for (int i = 0; i < from.Architectures.Length; i++)
        {
            latencies[from.Architectures[i].Text] = device.LatencyMs[i];
        }

        ImmutableArray<double> matched = [.. Architectures.Select(a => latencies.GetValueOrDefault(a.Text, double.NaN))];
        missing = matched.Count(double.IsNaN);
        return device with { LatencyMs = matched };
    }
}
