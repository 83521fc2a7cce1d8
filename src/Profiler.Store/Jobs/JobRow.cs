using System.Globalization;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;

namespace Profiler.Store.Jobs;

/// <summary>A row of jobs.</summary>
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
