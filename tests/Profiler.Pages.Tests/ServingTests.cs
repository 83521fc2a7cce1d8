using System.Net;
using System.Text.RegularExpressions;
using Profiler.Pages.Tests.Support;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed partial class ServingTests(ChromiumFixture chromium) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = chromium.Coordinator.Address };

    [Theory]
    [InlineData("/")]
    [InlineData("/devices/some/where")]
    [InlineData("/compare")]
    public async Task The_document_is_asked_for_anew_and_trusts_nobody_else(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_under_their_names()
    {
        string index = await _client.GetStringAsync("/");
        string[] assets = [.. AssetPattern().Matches(index).Select(match => match.Value)];
        Assert.NotEmpty(assets);
        foreach (string asset in assets)
        {
            using HttpResponseMessage answer = await _client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again()
    {
        using HttpResponseMessage first = await _client.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };

        using HttpResponseMessage second = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Assets_travel_compressed_to_who_takes_that()
    {
        string index = await _client.GetStringAsync("/");
        string script = AssetPattern().Matches(index).Select(match => match.Value).Single(asset => asset.EndsWith(".js", StringComparison.Ordinal));
        byte[] plain = await _client.GetByteArrayAsync(script);
        using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { { "Accept-Encoding", "gzip" } } };

        using HttpResponseMessage answer = await _client.SendAsync(request);

        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length * 2 < plain.Length);
    }

    [Theory]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2findex.html")]
    [InlineData("/somewhere")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex(@"/assets/[A-Za-z0-9._-]+")]
    private static partial Regex AssetPattern();
}
