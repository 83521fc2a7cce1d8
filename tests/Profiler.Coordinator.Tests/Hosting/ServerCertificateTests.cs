using System.Net;
using Profiler.Api;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Tests.Support;
using Profiler.Networks.Errors;
using Profiler.Testing;

namespace Profiler.Coordinator.Tests.Hosting;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Https_is_served_with_it()
    {
        (string certificate, string key) = CertificateFiles.Write(_folder, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync(
            options => options with { Urls = "https://127.0.0.1:0", CertificateFile = certificate, CertificateKeyFile = key });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, found, _, _) => found?.Subject == "CN=localhost" };
        using var client = new HttpClient(handler) { BaseAddress = coordinator.Client.BaseAddress };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ApiRoutes.Live)).StatusCode);
    }

    [Fact]
    public void An_expired_one_is_refused()
    {
        Assert.Contains("expired on 2025-12-31", Refused(_clock.GetUtcNow().AddDays(-10), _clock.GetUtcNow().AddDays(-1)));
        Assert.Contains("not valid before 2026-01-02", Refused(_clock.GetUtcNow().AddDays(1), _clock.GetUtcNow().AddDays(9)));
    }

    [Fact]
    public void One_that_expires_while_it_is_used_is_found()
    {
        (string certificate, string key) = CertificateFiles.Write(_folder, _clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(1));
        ServerCertificate loaded = ServerCertificate.Load(Options(certificate, key), _clock)!;

        Assert.Null(loaded.FindProblem(_clock));
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.NotNull(loaded.FindProblem(_clock));
    }

    [Fact]
    public void Files_that_are_missing_or_no_certificates_are_said_to_be()
    {
        (string certificate, string key) = CertificateFiles.Write(_folder, _clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(1));
        string other = _folder.PathOf("other.pem");
        File.WriteAllText(other, "nothing");

        Assert.All(
            new[] { Options(_folder.PathOf("none.pem"), key), Options(certificate, _folder.PathOf("none.pem")), Options(other, key), Options(certificate, other), Options(certificate, null) },
            options => Assert.Equal(ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => ServerCertificate.Load(options, _clock)).Code));
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", null)]
    [InlineData("http://127.0.0.1:0", "certificate.pem")]
    public void Addresses_and_certificates_belong_together(string urls, string? certificate) => Assert.Equal(
        ErrorCode.InvalidArgument,
        Assert.Throws<ProfilerException>(() => ServerCertificate.Load(new CoordinatorOptions(urls, "db") { CertificateFile = certificate }, _clock)).Code);

    public void Dispose() => _folder.Dispose();

    private static CoordinatorOptions Options(string certificate, string? key) =>
        new("https://127.0.0.1:0", "db") { CertificateFile = certificate, CertificateKeyFile = key };

    private string Refused(DateTimeOffset from, DateTimeOffset until)
    {
        (string certificate, string key) = CertificateFiles.Write(_folder, from, until);
        ProfilerException error = Assert.Throws<ProfilerException>(() => ServerCertificate.Load(Options(certificate, key), _clock));
        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        return error.Message;
    }
}
