namespace Profiler.Coordinator;

/// <summary>How a coordinator runs.</summary>
/// <param name="Urls">Where it listens, such as http://127.0.0.1:5080.</param>
/// <param name="Database">A SQLite file, or a PostgreSQL connection string.</param>
public sealed record CoordinatorOptions(string Urls, string Database)
{
    /// <summary>Loopback: whoever is on this machine may do everything, nobody else may do anything.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";
}
