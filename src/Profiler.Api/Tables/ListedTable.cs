using Profiler.Measurement.Targets;
using Profiler.Store.Tables;

namespace Profiler.Api.Tables;

/// <summary>What a list says of a lookup table.</summary>
/// <param name="Input">Such as 1x3x256x512.</param>
/// <param name="TargetId">Every field of the target in one text.</param>
/// <param name="Method">"in-context", "isolated" or "surrogate".</param>
/// <param name="Entries">How many (slot, candidate) pairs it answers for.</param>
public sealed record ListedTable(
    string Id,
    string Space,
    string SpaceFingerprint,
    string Input,
    string TargetId,
    Target Target,
    string Method,
    int Entries,
    double DeviceSeconds,
    DateTimeOffset CreatedAt)
{
    public static ListedTable Of(TableSummary table) => new(
        table.Id,
        table.SpaceName,
        table.SpaceFingerprint,
        table.Input.ToString(),
        table.Target.Id,
        table.Target,
        TableMethods.Text(table.Method),
        table.Entries,
        table.DeviceSeconds,
        table.CreatedAt);
}
