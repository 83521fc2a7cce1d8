using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Limits;
using Profiler.Fleet.Lanes;

namespace Profiler.Coordinator;

/// <summary>How a coordinator runs.</summary>
/// <param name="Urls">Where it listens, such as http://127.0.0.1:5080; several with semicolons between them; port 0 for any free one.</param>
/// <param name="Database">A SQLite file, or a PostgreSQL connection string.</param>
public sealed record CoordinatorOptions(string Urls, string Database)
{
    /// <summary>Loopback: whoever is on this machine may do everything, nobody else may do anything.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Asks for keys on loopback too, as behind a proxy or on a machine that others use.</summary>
    public bool RequireKeys { get; init; }

    /// <summary>The certificate of https URLs, with its chain, as PEM; null where there are none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The certificate's private key, as PEM; null where it lies in the same file.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>How long running measurements may go on after a stop is asked for; then their jobs go back to the queue.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a board stays with a coordinator that has fallen silent; then another one goes on with its job.</summary>
    public TimeSpan LeaseTime { get; init; } = LaneDefaults.LeaseTime;

    public RateLimitOptions RateLimits { get; init; } = new();

    public LogFormat LogFormat { get; init; } = LogFormat.Text;
}
