using Profiler.Networks.Errors;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Devices;
using Profiler.Store.Jobs;
using Profiler.Store.Keys;
using Profiler.Store.Leases;
using Profiler.Store.Measurements;
using Profiler.Store.Migrations;
using Profiler.Store.Models;
using Profiler.Store.Queue;
using Profiler.Store.Tables;
using Profiler.Store.Targets;

namespace Profiler.Store;

/// <summary>
/// Everything that is kept, in one SQLite file and a folder of models beside it. Several programs may use it at
/// once; every method is one transaction, and what a method has returned from survives a kill or a power cut.
/// </summary>
/// <remarks>
/// Methods take no cancellation token: they last milliseconds, and a measurement that was taken is worth keeping
/// also when the user has just pressed Ctrl-C.
/// </remarks>
public sealed class ProfilerDatabase : IDisposable
{
    private readonly DatabaseSessions _sessions;
    private readonly ModelFolder _models;
    private readonly TimeProvider _time;

    private ProfilerDatabase(DatabaseSessions sessions, ModelFolder models, TimeProvider time)
    {
        _sessions = sessions;
        _models = models;
        _time = time;
        Targets = new TargetRepository(sessions, time);
        Models = new ModelRepository(sessions, models, time);
        Jobs = new JobRepository(sessions, time);
        Visits = new VisitRepository(sessions);
        Measurements = new MeasurementRepository(sessions);
        Tables = new TableRepository(sessions, time);
        Queue = new QueueRepository(sessions, time);
        Devices = new DeviceRegistry(sessions, time);
        Keys = new KeyRepository(sessions, time);
    }

    /// <summary>The database file's full path.</summary>
    public string Path => _sessions.Name;

    public TargetRepository Targets { get; }

    public ModelRepository Models { get; }

    public JobRepository Jobs { get; }

    public VisitRepository Visits { get; }

    public MeasurementRepository Measurements { get; }

    public TableRepository Tables { get; }

    public QueueRepository Queue { get; }

    public DeviceRegistry Devices { get; }

    public KeyRepository Keys { get; }

    public IChangeFeed Changes => _sessions.Changes;

    /// <summary>
    /// The same database for the holder of a lane: every write first makes sure, in its own transaction, that the
    /// lease's token is still the lane's.
    /// </summary>
    /// <remarks>Shares its connections with this one and needs no disposing. A refused write throws LeaseLost.</remarks>
    public ProfilerDatabase Under(LaneLease lease) => new(new LeasedSessions(_sessions, lease), _models, _time);

    /// <summary>Opens the database, creates it where there is none, and brings an older one to this program's schema.</summary>
    /// <param name="path">The file; its folder is created where it is missing.</param>
    /// <param name="busyTimeout">How long to wait for another program's transaction; 10 s where null, at least 1 s.</param>
    /// <exception cref="ProfilerException">The file cannot be created, is locked, damaged, or of a newer program.</exception>
    public static async Task<ProfilerDatabase> OpenAsync(string path, TimeProvider time, TimeSpan? busyTimeout = null)
    {
        var sessions = new SqliteSessions(System.IO.Path.GetFullPath(path), busyTimeout ?? SqliteSessions.DefaultBusyTimeout);
        try
        {
            sessions.CreateFolder();
            await DamageCheck.RequireSoundAsync(sessions);
            await sessions.UseWriteAheadLogAsync();
            await new Migrator(sessions, Migration.Embedded, time).MigrateAsync();
            string folder = System.IO.Path.GetDirectoryName(sessions.Path)!;
            return new ProfilerDatabase(sessions, new ModelFolder(System.IO.Path.Combine(folder, "models")), time);
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file's connections; the last one to close folds the write-ahead log into the file.</summary>
    public void Dispose() => _sessions.Dispose();
}
