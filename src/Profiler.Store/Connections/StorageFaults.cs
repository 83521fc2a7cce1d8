using Microsoft.Data.Sqlite;
using Profiler.Networks.Errors;
using static SQLitePCL.raw;

namespace Profiler.Store.Connections;

/// <summary>What a user can do about SQLite's errors.</summary>
internal static class StorageFaults
{
    /// <summary>The fault in the user's words; null for an error that is the program's own.</summary>
    public static ProfilerException? Translate(SqliteException error, string path, TimeSpan busyTimeout)
    {
        (string Problem, string Advice)? fault = error.SqliteErrorCode switch
        {
            SQLITE_BUSY or SQLITE_LOCKED => (
                $"has been locked by another program for {busyTimeout.TotalSeconds:0} s",
                "Wait until the other program has finished, or stop it, and run the command again."),
            SQLITE_READONLY or SQLITE_PERM => (
                "cannot be written: the file, its folder or its disk is read-only",
                "Make the file and its folder writable for you, or give another place."),
            SQLITE_CANTOPEN => (
                "cannot be opened: the file or the files beside it (-wal, -shm) cannot be created or read",
                "Give a place where you may write."),
            SQLITE_FULL => (
                "cannot grow: the disk is full",
                "Free some space and run the command again; everything written before is kept."),
            SQLITE_IOERR => (
                $"could not be read or written ({error.Message})",
                "See whether its disk is full, failing or gone; everything written before is kept."),
            SQLITE_CORRUPT or SQLITE_NOTADB => (Damaged(error.Message), DamagedAdvice(path)),
            _ => null,
        };
        return fault is { } found
            ? new ProfilerException(ErrorCode.Storage, $"The database {path} {found.Problem}.", found.Advice, error)
            : null;
    }

    public static ProfilerException MissingFile(string path) => new(
        ErrorCode.Storage,
        $"The database {path} is gone: it was moved, deleted, or its disk is not mounted.",
        "Bring it back to its place; it is used again as soon as it is there.");

    public static ProfilerException DamagedFile(string path, string finding) =>
        new(ErrorCode.Storage, $"The database {path} {Damaged(finding)}.", DamagedAdvice(path));

    private static string Damaged(string finding) => $"is damaged or not a database ({finding}); it was left as it is";

    private static string DamagedAdvice(string path) =>
        $"Move it away together with {Path.GetFileName(path)}-wal and -shm if they are there, then import the tables "
        + "again (profiler lut import) or restore a backup; docs/storage.md tells how to rescue what is readable.";
}
