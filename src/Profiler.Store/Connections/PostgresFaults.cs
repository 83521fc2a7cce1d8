using Npgsql;
using Profiler.Networks.Errors;

namespace Profiler.Store.Connections;

/// <summary>What a user can do about PostgreSQL's errors, and which of them pass by themselves.</summary>
internal static class PostgresFaults
{
    /// <summary>idle_in_transaction_session_timeout: the server ended the connection of a program that froze.</summary>
    private const string FrozenInTransaction = "25P03";

    /// <summary>
    /// Whether the work is to be run again: another transaction stood in its way, or took the place of the row it was
    /// about to add.
    /// </summary>
    public static bool IsConflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    /// <summary>Whether the connection is lost or was refused for the moment.</summary>
    public static bool IsDisconnection(Exception error) => error switch
    {
        PostgresException { SqlState: { } state } =>
            state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
                or FrozenInTransaction
            || state.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>The fault in the user's words; null for an error that is the program's own.</summary>
    public static ProfilerException? Translate(NpgsqlException error, string name, TimeSpan busyTimeout)
    {
        (string Problem, string Advice)? fault = error is PostgresException refused
            ? OfServer(refused, busyTimeout)
            : (
                $"cannot be reached, or the connection to it broke ({error.Message})",
                "See whether the server runs and its address is right; everything acknowledged before is kept.");
        return fault is { } found
            ? new ProfilerException(ErrorCode.Storage, $"The database {name} {found.Problem}.", found.Advice, error)
            : null;
    }

    /// <summary>The connection broke while the commit was under way.</summary>
    public static ProfilerException Uncertain(NpgsqlException error, string name) => new(
        ErrorCode.Storage,
        $"The connection to the database {name} broke while something was being written; whether it was kept is not known.",
        "Look at what is stored before writing it again; a job that is resumed does so by itself.",
        error);

    private static (string Problem, string Advice)? OfServer(PostgresException error, TimeSpan busyTimeout) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            $"refuses the user or the password ({error.MessageText})",
            "See the user and password in the connection string and pg_hba.conf on the server."),
        PostgresErrorCodes.InvalidCatalogName => (
            "does not exist", "Create it with createdb, owned by the user of the connection string."),
        PostgresErrorCodes.InsufficientPrivilege => (
            $"does not permit this ({error.MessageText})", "Make the user of the connection string the database's owner."),
        PostgresErrorCodes.ReadOnlySqlTransaction => (
            "cannot be written: the server is a read-only stand-by", "Give the address of the primary server."),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => (
            $"has been locked by another program for {busyTimeout.TotalSeconds:0} s",
            "Wait until the other program has finished, or stop it, and try again."),
        PostgresErrorCodes.DiskFull => (
            "cannot grow: the server's disk is full", "Free some space there; everything written before is kept."),
        PostgresErrorCodes.TooManyConnections => (
            "has no connection left", "Raise max_connections on the server, or set Maximum Pool Size in the connection string."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.IoError => (
            $"is damaged or its disk fails ({error.MessageText})", "Restore a backup on a sound disk."),
        _ when IsDisconnection(error) => (
            $"is shutting down or starting ({error.MessageText})", "Try again when the server is up; everything acknowledged before is kept."),
        _ when IsConflict(error) && error.SqlState != PostgresErrorCodes.UniqueViolation => (
            "was too busy: other transactions stood in the way again and again", "Try again."),
        _ => null,
    };
}
