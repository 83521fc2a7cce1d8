using Profiler.Api.Health;
using Profiler.Client.Http;
using Profiler.Client.Tests.Support;
using Profiler.Networks.Errors;

namespace Profiler.Client.Tests.Http;

public sealed class ServerTrustTests
{
    [Fact]
    public async Task A_certificate_that_nobody_signed_is_named_and_how_it_is_trusted()
    {
        await using SecureServer server = await SecureServer.StartAsync("localhost");

        ProfilerException error = await RefuseAsync($"https://localhost:{server.Port}/");

        Assert.Contains($"nobody whom this machine trusts signed its certificate, SHA256:{server.Fingerprint}", error.Message, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_host_is_said_to_be_one()
    {
        await using SecureServer server = await SecureServer.StartAsync("profiler.lab");

        ProfilerException error = await RefuseAsync($"https://localhost:{server.Port}/");

        Assert.Contains("its certificate is for profiler.lab, not for localhost", error.Message, StringComparison.Ordinal);
        Assert.Contains("name", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-9, -2, "its certificate expired on 20", "Renew")]
    [InlineData(2, 9, "its certificate is valid from 20", "clock")]
    public async Task A_certificate_out_of_its_time_is_said_to_be_so(int from, int to, string reason, string advice)
    {
        await using SecureServer server = await SecureServer.StartAsync("localhost", from, to);

        ProfilerException error = await RefuseAsync($"https://localhost:{server.Port}/");

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_behind_an_https_url_is_said_to_be_no_secure_link()
    {
        await using StubServer server = await StubServer.StartAsync(_ => Task.CompletedTask);

        ProfilerException error = await RefuseAsync($"https://127.0.0.1:{server.Url.Port}/");

        Assert.Contains("No secure link", error.Message, StringComparison.Ordinal);
        Assert.Contains("http://", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_http_url_of_an_https_port_is_told_what_to_try()
    {
        await using SecureServer server = await SecureServer.StartAsync("localhost");

        ProfilerException error = await RefuseAsync($"http://localhost:{server.Port}/", ErrorCode.LinkLost);

        Assert.Contains("write https://", error.Advice, StringComparison.Ordinal);
    }

    private static async Task<ProfilerException> RefuseAsync(string url, ErrorCode code = ErrorCode.Unreachable)
    {
        using var http = new CoordinatorHttp(new CoordinatorAddress(new Uri(url), null), TimeProvider.System);
        var error = await Assert.ThrowsAsync<ProfilerException>(() => http.GetAsync<HealthDocument>("/v1/targets", CancellationToken.None));
        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("   at ", error.Message + error.Advice, StringComparison.Ordinal);
        return error;
    }
}
