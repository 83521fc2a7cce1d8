using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>A lookup table in a line.</summary>
/// <param name="Target">The short spelling; the fields that it leaves out follow.</param>
/// <param name="Entries">(slot, candidate) pairs that it answers for.</param>
/// <param name="DeviceSeconds">How long the device was busy for it.</param>
public sealed record ListedTable(
    string Id,
    string Space,
    string Input,
    string Target,
    string RuntimeVersion,
    string PowerMode,
    int Threads,
    string Method,
    int Entries,
    double DeviceSeconds,
    DateTimeOffset CreatedAt)
{
    public static ListedTable From(TableSummary table) => new(
        table.Id,
        table.SpaceName,
        table.Input.ToString(),
        table.Target.ToString(),
        table.Target.RuntimeVersion,
        table.Target.PowerMode,
        table.Target.Threads,
        MethodOption.Text(table.Method),
        table.Entries,
        table.DeviceSeconds,
        table.CreatedAt);
}
