using Profiler.Measurement.Targets;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>A lookup table in a line.</summary>
/// <param name="Entries">(slot, candidate) pairs that it answers for.</param>
/// <param name="DeviceSeconds">How long the device was busy for it.</param>
public sealed record ListedTable(
    string Id,
    string Space,
    string Input,
    Target Target,
    string Method,
    int Entries,
    double DeviceSeconds,
    DateTimeOffset CreatedAt)
{
    public static ListedTable From(TableSummary table) => new(
        table.Id,
        table.SpaceName,
        table.Input.ToString(),
        table.Target,
        MethodOption.Text(table.Method),
        table.Entries,
        table.DeviceSeconds,
        table.CreatedAt);
}
