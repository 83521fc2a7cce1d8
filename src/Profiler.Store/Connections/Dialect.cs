namespace Profiler.Store.Connections;

/// <summary>The little in which the engines' SQL differs.</summary>
/// <param name="TableNames">The query for the names of the tables that are there.</param>
/// <param name="LocksRows">Whether rows are locked one by one; otherwise one writer holds them all.</param>
internal sealed record Dialect(string TableNames, bool LocksRows)
{
    public static readonly Dialect Sqlite = new("SELECT name FROM sqlite_master WHERE type = 'table'", LocksRows: false);

    /// <summary>Ends a query whose rows are to stay as they are until the transaction ends.</summary>
    public string ForUpdate => LocksRows ? "FOR UPDATE" : "";

    /// <summary>Ends a query that passes over rows that another transaction holds.</summary>
    public string SkipLocked => LocksRows ? "FOR UPDATE SKIP LOCKED" : "";

    /// <summary>The same for some of the tables that a query joins.</summary>
    public string SkipLockedOf(params string[] tables) => LocksRows ? $"FOR UPDATE OF {string.Join(", ", tables)} SKIP LOCKED" : "";
}
