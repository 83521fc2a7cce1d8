using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;

namespace Profiler.Store.Queue;

/// <summary>A row of queued_jobs.</summary>
internal sealed record QueueRow(
    string Id,
    string Kind,
    string Device,
    string Request,
    long Priority,
    string SubmittedBy,
    string State,
    long Attempts,
    string? NotBefore,
    long CancelRequested,
    string? Activity,
    double? Fraction,
    double? RemainingSeconds,
    string? ErrorCode,
    string? ErrorMessage,
    string? ErrorAdvice,
    string? Result,
    string SubmittedAt,
    string? GrantedAt,
    string? FinishedAt,
    long Version,
    string? DeviceState,
    string? ProblemCode,
    string? ProblemMessage,
    string? ProblemAdvice,
    string? ProbeAt)
{
    public const string Columns = """
        q.id AS Id, q.kind AS Kind, q.device AS Device, q.request AS Request, q.priority AS Priority,
        q.submitted_by AS SubmittedBy, q.state AS State, q.attempts AS Attempts, q.not_before AS NotBefore,
        q.cancel_requested AS CancelRequested, q.activity AS Activity, q.fraction AS Fraction,
        q.remaining_seconds AS RemainingSeconds, q.error_code AS ErrorCode, q.error_message AS ErrorMessage,
        q.error_advice AS ErrorAdvice, q.result AS Result, q.submitted_at AS SubmittedAt, q.granted_at AS GrantedAt,
        q.finished_at AS FinishedAt, q.version AS Version, d.state AS DeviceState, d.error_code AS ProblemCode,
        d.error_message AS ProblemMessage, d.error_advice AS ProblemAdvice, d.probe_at AS ProbeAt
        """;

    /// <summary>A device that was removed leaves the jobs that have ended on it.</summary>
    public const string Source = "queued_jobs q LEFT JOIN registered_devices d ON d.name = q.device";

    /// <exception cref="ProfilerException">There is no such job.</exception>
    public static async Task<QueuedJob> GetAsync(DbConnection connection, string id, DbTransaction? transaction = null)
    {
        QueueRow row = await connection.QuerySingleOrDefaultAsync<QueueRow>(
            $"SELECT {Columns} FROM {Source} WHERE q.id = @id", new { id }, transaction) ?? throw Unknown(id);
        return (await WithDependenciesAsync(connection, [row], transaction))[0];
    }

    public static ProfilerException Unknown(string id) => new(
        Networks.Errors.ErrorCode.UnknownName, $"There is no queued job '{id}'.", "List the jobs to see their ids.");

    public static async Task<ImmutableArray<QueuedJob>> WithDependenciesAsync(
        DbConnection connection, IReadOnlyCollection<QueueRow> rows, DbTransaction? transaction = null)
    {
        var parameters = new DynamicParameters();
        string ids = SqlList.Add(parameters, "id", rows.Select(row => row.Id));
        ILookup<string, string> dependencies = (await connection.QueryAsync<DependencyRow>(
            $"SELECT job_id AS JobId, depends_on AS DependsOn FROM queued_job_dependencies WHERE job_id IN {ids} ORDER BY position",
            parameters,
            transaction)).ToLookup(row => row.JobId, row => row.DependsOn);
        return [.. rows.Select(row => row.ToJob([.. dependencies[row.Id]]))];
    }

    private QueuedJob ToJob(ImmutableArray<string> dependsOn) => new(
        Id,
        Kind,
        Device,
        Request,
        (int)Priority,
        dependsOn,
        SubmittedBy,
        Enum.Parse<QueuedJobState>(State),
        (int)Attempts,
        TimeText.ParseOrNull(NotBefore),
        CancelRequested != 0,
        Activity is null ? null : new QueuedJobProgress(Activity, Fraction!.Value, RemainingSeconds),
        FailureColumns.Read(ErrorCode, ErrorMessage, ErrorAdvice),
        Result,
        TimeText.Parse(SubmittedAt),
        TimeText.ParseOrNull(GrantedAt),
        TimeText.ParseOrNull(FinishedAt),
        Version)
    {
        Obstacle = State == nameof(QueuedJobState.Queued) && DeviceState is not null
            ? JobObstacle.Of(
                Device,
                Enum.Parse<RegisteredDeviceState>(DeviceState),
                FailureColumns.Read(ProblemCode, ProblemMessage, ProblemAdvice),
                TimeText.ParseOrNull(ProbeAt))
            : null,
    };

    private sealed record DependencyRow(string JobId, string DependsOn);
}
