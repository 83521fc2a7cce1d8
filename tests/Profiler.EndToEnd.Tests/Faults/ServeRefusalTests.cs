using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests.Faults;

/// <summary>A coordinator that cannot start says why and what to do, and ends with the code for it.</summary>
public sealed class ServeRefusalTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task On_a_database_of_a_newer_program()
    {
        await _place.JsonAsync("lut", "list");
        using (var connection = new SqliteConnection($"Data Source={_place.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            using SqliteCommand newer = connection.CreateCommand();
            newer.CommandText = "INSERT INTO schema_version (version, name, applied_at) VALUES (9999, 'of tomorrow', '')";
            await newer.ExecuteNonQueryAsync();
        }

        (await ServeAsync("http://127.0.0.1:0")).Failed(6, "storage", "9999", "newer program");
    }

    [Fact]
    public async Task On_a_port_that_is_taken()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        (await ServeAsync($"http://{listener.LocalEndpoint}")).Failed(8, "conflict", "listens already", "another port");
    }

    [Fact]
    public async Task With_a_certificate_that_has_expired()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        string file = _place.Write("tls.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        (await ServeAsync("https://127.0.0.1:0", "--certificate", file)).Failed(3, "invalidFile", "expired on 2021-01-01");
    }

    private Task<ProfilerRun> ServeAsync(string url, params string[] options) => _place.RunAsync(["serve", "--urls", url, .. options, "--json"]);
}
