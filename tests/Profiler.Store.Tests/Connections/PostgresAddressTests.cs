using Npgsql;
using Profiler.Store.Connections;

namespace Profiler.Store.Tests.Connections;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://lab:p%40ss@db.example:6543/costs", "db.example", 6543, "costs", "lab", "p@ss")]
    [InlineData("postgres://db.example/costs?user=lab&password=x", "db.example", 5432, "costs", "lab", "x")]
    [InlineData("postgresql:///costs?host=/run/postgresql&port=5433", "/run/postgresql", 5433, "costs", null, null)]
    [InlineData("Host=db.example;Database=costs;Username=lab;Password=x", "db.example", 5432, "costs", "lab", "x")]
    public void Both_spellings_are_understood(string text, string host, int port, string database, string? user, string? password)
    {
        Assert.True(PostgresAddress.IsOne(text));
        NpgsqlConnectionStringBuilder address = PostgresAddress.Parse(text);

        Assert.Equal((host, port, database, user, password), (address.Host, address.Port, address.Database, address.Username, address.Password));
        Assert.Equal($"postgresql://{host}:{port}/costs", PostgresAddress.NameOf(address));
    }

    [Theory]
    [InlineData("profiler.db")]
    [InlineData("/var/lib/profiler/postgresql.db")]
    public void A_file_is_no_server(string path) => Assert.False(PostgresAddress.IsOne(path));
}
