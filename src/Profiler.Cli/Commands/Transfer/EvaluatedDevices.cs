using System.CommandLine;
using Profiler.CostModels.Transfer;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>Which devices of a table play the new one, and which are known.</summary>
/// <param name="Missing">By target, how many of the table's architectures the targets' table lacks.</param>
/// <param name="Sources">Null where each target has all devices of other families.</param>
internal sealed record EvaluatedDevices(
    TransferTable Table,
    IReadOnlyList<DeviceLatencies> Targets,
    IReadOnlyList<DeviceLatencies>? Sources,
    IReadOnlyDictionary<string, int> Missing)
{
    /// <summary>Fewer architectures make neither a pool nor a test.</summary>
    private const int FewestArchitectures = 40;

    public IReadOnlyList<DeviceLatencies> SourcesFor(DeviceLatencies target) =>
        Sources ?? [.. Table.Devices.Where(device => device.Family != target.Family)];

    public static EvaluatedDevices Read(
        ParseResult arguments, TransferSpaceOption space, string[]? targets, string[]? sources, string? targetsFile)
    {
        string[]? named = targetsFile is null && targets is not null && sources is not null ? [.. sources, .. targets] : null;
        bool isNamed = named is not null || (targetsFile is not null && sources is not null);
        TransferTable table = space.RequireTable(arguments, isNamed ? named?.Distinct().ToArray() ?? sources : null);
        DeviceLatencies[]? known = sources?.Select(table.Device).ToArray();
        var missing = new Dictionary<string, int>();
        DeviceLatencies[] playing = targetsFile is null
            ? [.. (targets?.Select(table.Device) ?? table.Devices).Where(device => targets is not null || sources?.Contains(device.Device) != true)]
            : FromOther(arguments, space, table, targetsFile, targets, missing);
        Check(playing, known, table);
        return new EvaluatedDevices(table, playing, known, missing);
    }

    private static DeviceLatencies[] FromOther(
        ParseResult arguments, TransferSpaceOption space, TransferTable table, string file, string[]? targets, Dictionary<string, int> missing)
    {
        TransferTable other = space.ReadTable(arguments, file, targets);
        return
        [
            .. (targets?.Select(other.Device) ?? other.Devices).Select(device =>
            {
                DeviceLatencies matched = table.Matched(device, other, out int count);
                missing.Add(device.Device, count);
                return matched;
            }),
        ];
    }

    private static void Check(DeviceLatencies[] targets, DeviceLatencies[]? sources, TransferTable table)
    {
        if (targets.Length == 0 || (sources is null && table.Devices.Select(device => device.Family).Distinct().Count() < 2))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The table has {table.Devices.Length} device(s), all known or of one family: none can play the new one.",
                "Name --sources and --target-column, or give a table with devices of two families.");
        }

        foreach (DeviceLatencies target in targets)
        {
            if (sources?.Any(source => source.Device == target.Device) == true)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidArgument, $"'{target.Device}' is a source and a target.", "Leave it out of --sources or of --target-column.");
            }

            double[] measured = [.. target.LatencyMs.Where(double.IsFinite)];
            if (measured.Length < FewestArchitectures)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidFile,
                    $"'{target.Device}' has latencies of {measured.Length} of the table's {target.LatencyMs.Length} architectures, "
                    + $"and {FewestArchitectures} are the least.",
                    "Give a table with the same architectures.");
            }

            if (measured.Min() == measured.Max())
            {
                throw new ProfilerException(
                    ErrorCode.InvalidFile,
                    $"'{target.Device}' has the same latency for every architecture: there is nothing to rank.",
                    "Leave it out of --target-column, or measure it again with a finer clock.");
            }
        }
    }
}
