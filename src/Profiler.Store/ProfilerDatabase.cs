using Profiler.Networks.Errors;
using Profiler.Store.Backups;
using Profiler.Store.Changes;
using Profiler.Store.Connections;
using Profiler.Store.Devices;
using Profiler.Store.Energy;
using Profiler.Store.Jobs;
using Profiler.Store.Keys;
using Profiler.Store.Leases;
using Profiler.Store.Measurements;
using Profiler.Store.Migrations;
using Profiler.Store.Models;
using Profiler.Store.Queue;
using Profiler.Store.Surrogates;
using Profiler.Store.Tables;
using Profiler.Store.Targets;

namespace Profiler.Store;

/// <summary>
/// Everything that is kept: in one SQLite file and a folder of models beside it, or in a PostgreSQL database. Several
/// programs may use it at once; every method is one transaction, and what a method has returned from survives a kill or a power cut.
/// </summary>
/// <remarks>
/// Methods take no cancellation token: they last milliseconds, and a measurement that was taken is worth keeping
/// also when the user has just pressed Ctrl-C.
/// </remarks>
public sealed class ProfilerDatabase : IDisposable
{
    private readonly DatabaseSessions _sessions;
    private readonly ModelFolder? _folder;
    private readonly TimeProvider _time;

    private ProfilerDatabase(DatabaseSessions sessions, ModelFolder? folder, TimeProvider time)
    {
        _sessions = sessions;
        _folder = folder;
        _time = time;
        Targets = new TargetRepository(sessions, time);
        Models = new ModelRepository(sessions, Bytes, time);
        Jobs = new JobRepository(sessions, time);
        Visits = new VisitRepository(sessions);
        Measurements = new MeasurementRepository(sessions);
        Energy = new EnergyRepository(sessions, time);
        Tables = new TableRepository(sessions, time);
        Surrogates = new SurrogateRepository(sessions, time);
        Queue = new QueueRepository(sessions, time);
        Devices = new DeviceRegistry(sessions, time);
        Keys = new KeyRepository(sessions, time);
    }

    /// <summary>The database file's full path, or the server's address without user and password.</summary>
    public string Path => _sessions.Name;

    public TargetRepository Targets { get; }

    public ModelRepository Models { get; }

    public JobRepository Jobs { get; }

    public VisitRepository Visits { get; }

    public MeasurementRepository Measurements { get; }

    public EnergyRepository Energy { get; }

    public TableRepository Tables { get; }

    public SurrogateRepository Surrogates { get; }

    public QueueRepository Queue { get; }

    public DeviceRegistry Devices { get; }

    public KeyRepository Keys { get; }

    public IChangeFeed Changes => _sessions.Changes;

    private static string ProgramVersion => typeof(ProfilerDatabase).Assembly.GetName().Version!.ToString(3);

    private IModelBytes Bytes => _folder ?? (IModelBytes)new ModelTable(_sessions);

    /// <summary>
    /// The same database for the holder of a lane: every write first makes sure, in its own transaction, that the
    /// lease's token is still the lane's.
    /// </summary>
    /// <remarks>Shares its connections with this one and needs no disposing. A refused write throws LeaseLost.</remarks>
    public ProfilerDatabase Under(LaneLease lease) => new(new LeasedSessions(_sessions, lease), _folder, _time);

    /// <summary>Opens the database, creates it where there is none, and brings an older one to this program's schema.</summary>
    /// <param name="pathOrConnectionString">
    /// A PostgreSQL database where it begins with postgresql:// or contains Host=; otherwise a file, whose folder is
    /// created where it is missing.
    /// </param>
    /// <param name="busyTimeout">How long to wait for another program's transaction; 10 s where null, at least 1 s.</param>
    /// <exception cref="ProfilerException">
    /// The file cannot be created, is locked, damaged; the server cannot be reached or refuses; the database is of a newer program.
    /// </exception>
    public static Task<ProfilerDatabase> OpenAsync(string pathOrConnectionString, TimeProvider time, TimeSpan? busyTimeout = null) =>
        PostgresAddress.IsOne(pathOrConnectionString)
            ? OpenServerAsync(pathOrConnectionString, time, busyTimeout ?? SqliteSessions.DefaultBusyTimeout)
            : OpenFileAsync(System.IO.Path.GetFullPath(pathOrConnectionString), time, busyTimeout ?? SqliteSessions.DefaultBusyTimeout);

    /// <summary>
    /// Writes everything that is kept to one archive that any engine restores, as it is at this moment; others go on
    /// writing meanwhile. What the stream has of an archive that could not be finished is refused when it is restored.
    /// </summary>
    /// <exception cref="ProfilerException">Something cannot be read, or a model is damaged.</exception>
    public Task<BackupSummary> BackupAsync(Stream stream, CancellationToken cancellationToken = default) =>
        new ArchiveWriter(_sessions, Bytes, _time.GetUtcNow(), ProgramVersion).WriteAsync(stream, cancellationToken);

    /// <summary>
    /// Brings an archive into this database, which has to be empty: whole or not at all. Leases are not brought along;
    /// jobs that were running are queued again.
    /// </summary>
    /// <param name="stream">Can seek.</param>
    /// <exception cref="ProfilerException">
    /// The archive is damaged (InvalidFile) or of a newer program (Mismatch), or the database is not empty (Conflict).
    /// </exception>
    public Task<BackupSummary> RestoreAsync(Stream stream, CancellationToken cancellationToken = default) => stream.CanSeek
        ? new ArchiveRestore(_sessions, Bytes, new Migrator(_sessions, Migration.Embedded, _time), _time.GetUtcNow())
            .ReadAsync(stream, cancellationToken)
        : throw new ArgumentException("The archive is read from its end.", nameof(stream));

    /// <summary>Closes the connections; on SQLite the last one to close folds the write-ahead log into the file.</summary>
    public void Dispose() => _sessions.Dispose();

    private static async Task<ProfilerDatabase> OpenServerAsync(string connectionString, TimeProvider time, TimeSpan busyTimeout)
    {
        var sessions = new PostgresSessions(PostgresAddress.Parse(connectionString), busyTimeout);
        try
        {
            await new Migrator(sessions, Migration.Embedded, time).MigrateAsync();
            return new ProfilerDatabase(sessions, folder: null, time);
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }

    private static async Task<ProfilerDatabase> OpenFileAsync(string path, TimeProvider time, TimeSpan busyTimeout)
    {
        var sessions = new SqliteSessions(path, busyTimeout);
        try
        {
            sessions.CreateFolder();
            await DamageCheck.RequireSoundAsync(sessions);
            await sessions.UseWriteAheadLogAsync();
            await new Migrator(sessions, Migration.Embedded, time).MigrateAsync();
            sessions.KeepToFile();
            string folder = System.IO.Path.GetDirectoryName(path)!;
            return new ProfilerDatabase(sessions, new ModelFolder(System.IO.Path.Combine(folder, "models")), time);
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }
}
