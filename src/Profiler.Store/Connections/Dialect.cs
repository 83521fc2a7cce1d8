namespace Profiler.Store.Connections;

/// <summary>The little in which the engines' SQL differs.</summary>
/// <param name="TableNames">The query for the names of the tables that are there.</param>
/// <param name="BytesType">The type of a column of bytes, which migrations call BLOB.</param>
/// <param name="LockSchema">Keeps everybody else from migrating until the transaction ends; null where beginning it did.</param>
/// <param name="LocksRows">Whether rows are locked one by one; otherwise one writer holds them all.</param>
internal sealed record Dialect(string TableNames, string BytesType, string? LockSchema, bool LocksRows)
{
    public static readonly Dialect Sqlite = new(
        "SELECT name FROM sqlite_master WHERE type = 'table'", "BLOB", LockSchema: null, LocksRows: false);

    public static readonly Dialect Postgres = new(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
        "BYTEA",
        // Any number will do that other programs on the same database are unlikely to choose.
        "SELECT pg_advisory_xact_lock(7067016349251)",
        LocksRows: true);

    /// <summary>Ends a query whose rows are to stay as they are until the transaction ends.</summary>
    public string ForUpdate => LocksRows ? "FOR UPDATE" : "";

    /// <summary>Ends a query that passes over rows that another transaction holds.</summary>
    public string SkipLocked => LocksRows ? "FOR UPDATE SKIP LOCKED" : "";

    /// <summary>The same for some of the tables that a query joins.</summary>
    public string SkipLockedOf(params string[] tables) => LocksRows ? $"FOR UPDATE OF {string.Join(", ", tables)} SKIP LOCKED" : "";

    /// <summary>A migration in this engine's types.</summary>
    public string Adapt(string migration) => migration.Replace(" BLOB", $" {BytesType}", StringComparison.Ordinal);
}
