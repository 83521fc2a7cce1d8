namespace Profiler.Store.Tests.Support;

/// <summary>What a store is kept in.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
