using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Profiler.Store.Connections;

/// <summary>Looks for damage before anything is written.</summary>
internal static class DamageCheck
{
    /// <summary>Files up to this size are always checked (quick_check reads every page); larger ones after an unclean end.</summary>
    private const long AlwaysCheckedBytes = 64 << 20;

    /// <exception cref="Networks.Errors.ProfilerException">The file is damaged; it has not been touched.</exception>
    public static async Task RequireSoundAsync(SqliteSessions sessions)
    {
        if (!IsDue(sessions.Path))
        {
            return;
        }

        // Read-only: a connection that may write would fold the log into the damaged file when it closes.
        string finding = await sessions.RunAsync(SqliteOpenMode.ReadOnly, FindAsync);
        if (finding != "ok")
        {
            throw StorageFaults.DamagedFile(sessions.Path, finding);
        }
    }

    private static bool IsDue(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && (file.Length <= AlwaysCheckedBytes || File.Exists($"{path}-wal"));
    }

    private static async Task<string> FindAsync(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<string>("PRAGMA quick_check(1)") ?? "no answer";
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_READONLY)
        {
            // A program was killed while it created the file; the next connection that may write rolls that back.
            return "ok";
        }
    }
}
