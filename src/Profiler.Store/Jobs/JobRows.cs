using System.Globalization;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Store.Json;

namespace Profiler.Store.Jobs;

internal sealed record JobRow(
    string Id,
    string Kind,
    string Subject,
    string SubjectFingerprint,
    string? Input,
    string TargetId,
    long Seed,
    string Options,
    string State,
    string? TableId,
    string CreatedAt,
    string? FinishedAt)
{
    public const string Columns = """
        id AS Id, kind AS Kind, subject AS Subject, subject_fingerprint AS SubjectFingerprint, input AS Input,
        target_id AS TargetId, seed AS Seed, options AS Options, state AS State, table_id AS TableId,
        created_at AS CreatedAt, finished_at AS FinishedAt
        """;

    public Job ToJob(Target target) => new(
        Id,
        new JobSpec(
            Kind, Subject, SubjectFingerprint, Input is null ? null : TensorShape.Parse(Input), target, (int)Seed, Options),
        Enum.Parse<JobState>(State),
        TableId,
        DateTimeOffset.Parse(CreatedAt, CultureInfo.InvariantCulture),
        FinishedAt is null ? null : DateTimeOffset.Parse(FinishedAt, CultureInfo.InvariantCulture));
}

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
        ErrorCode is null ? null : new ItemFailure(Enum.Parse<ErrorCode>(ErrorCode), ErrorMessage!, ErrorAdvice));
}
