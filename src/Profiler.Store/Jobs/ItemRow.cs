using Profiler.Measurement.Plans;
using Profiler.Measurement.Visits;
using Profiler.Store.Json;

namespace Profiler.Store.Jobs;

/// <summary>A row of job_items.</summary>
internal sealed record ItemRow(
    string ItemId, string Workload, long Profiled, string State, string? ErrorCode, string? ErrorMessage, string? ErrorAdvice)
{
    public const string Columns = """
        item_id AS ItemId, workload AS Workload, profiled AS Profiled, state AS State,
        error_code AS ErrorCode, error_message AS ErrorMessage, error_advice AS ErrorAdvice
        """;

    public JobItem ToItem() => new(
        new MeasurementItem(ItemId, StoreJson.Read<Workload>(Workload), Profiled != 0),
        Enum.Parse<ItemState>(State),
        FailureColumns.Read(ErrorCode, ErrorMessage, ErrorAdvice));
}
