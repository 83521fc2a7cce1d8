using Npgsql;
using Profiler.Networks.Errors;

namespace Profiler.Store.Connections;

/// <summary>Where a PostgreSQL database is: a URI as libpq takes it, or "Host=…;Database=…" as the driver does.</summary>
internal static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    /// <summary>libpq's names for what the driver calls otherwise.</summary>
    private static readonly Dictionary<string, string> DriverNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
    };

    public static bool IsOne(string text) => IsUri(text) || text.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ProfilerException">The text cannot be understood; the message does not repeat it, for the password's sake.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return IsUri(text) ? OfUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            // No inner exception: the driver's own message may quote the text.
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "The PostgreSQL connection string cannot be understood.",
                "Write postgresql://user:password@host:5432/database or Host=…;Username=…;Password=…;Database=…; in a URI, "
                + "write @ : / in user and password as %40 %3A %2F.");
        }
    }

    /// <summary>The address without user and password.</summary>
    public static string NameOf(NpgsqlConnectionStringBuilder address) =>
        $"postgresql://{address.Host}:{address.Port}/{address.Database ?? address.Username}";

    private static bool IsUri(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder OfUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0)
        {
            address.Port = uri.Port;
        }

        string[] user = uri.UserInfo.Split(':', 2);
        address.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        address.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        string database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        address.Database = database.Length > 0 ? database : null;
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string name = Uri.UnescapeDataString(parts[0]);
            address[DriverNames.GetValueOrDefault(name, name)] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? string.Empty);
        }

        return address;
    }
}
