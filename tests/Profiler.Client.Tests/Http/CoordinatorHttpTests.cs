using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Profiler.Api.Health;
using Profiler.Client.Http;
using Profiler.Client.Tests.Support;
using Profiler.Networks.Errors;

namespace Profiler.Client.Tests.Http;

public sealed class CoordinatorHttpTests
{
    private const string Problem =
        """{"type":"urn:profiler:error:conflict","title":"Conflict","status":409,"detail":"Job q1 is done.","advice":"Leave it.","code":"conflict","more":1}""";

    [Fact]
    public async Task A_problem_is_the_failure_that_the_coordinator_tells()
    {
        ProfilerException error = await FailAsync(context => AnswerAsync(context, 409, "application/problem+json", Problem));

        Assert.Equal((ErrorCode.Conflict, "Job q1 is done.", "Leave it."), (error.Code, error.Message, error.Advice));
    }

    [Theory]
    [InlineData(200, "text/html", "<html>")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "{")]
    [InlineData(502, "text/html", "<html>")]
    [InlineData(301, "text/html", "<html>")]
    [InlineData(400, "application/problem+json", "{}")]
    public async Task An_answer_of_another_program_is_said_to_be_one(int status, string type, string body)
    {
        ProfilerException error = await FailAsync(context => AnswerAsync(context, status, type, body));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("not a coordinator", error.Message);
    }

    [Fact]
    public async Task A_broken_answer_is_a_lost_link()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = AnswerHalfAsync(listener);
        using var http = new CoordinatorHttp(
            new CoordinatorAddress(new Uri($"http://{listener.LocalEndpoint}/"), null), TimeProvider.System);

        var error = await Assert.ThrowsAsync<ProfilerException>(
            () => http.SendAsync<object, HealthDocument>(HttpMethod.Post, "/v1/x", null, CancellationToken.None));

        await serving;
        Assert.Equal(ErrorCode.LinkLost, error.Code);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable()
    {
        CoordinatorHttp http;
        await using (StubServer server = await StubServer.StartAsync(_ => Task.CompletedTask))
        {
            http = server.Connect();
        }

        using (http)
        {
            var error = await Assert.ThrowsAsync<ProfilerException>(() => http.GetAsync<HealthDocument>("/v1/x", CancellationToken.None));
            Assert.Equal(ErrorCode.Unreachable, error.Code);
            Assert.Contains("profiler serve", error.Advice);
        }
    }

    [Fact]
    public async Task One_request_too_many_is_sent_again_later()
    {
        int requests = 0;
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "0";
            return ++requests < 3
                ? AnswerAsync(context, 429, "application/problem+json", Problem.Replace("conflict", "rateLimited", StringComparison.Ordinal))
                : AnswerAsync(context, 200, "application/json", """{"status":"healthy","checks":[]}""");
        });
        using CoordinatorHttp http = server.Connect();

        Assert.Equal(HealthDocument.Healthy, (await http.GetAsync<HealthDocument>("/health/ready", CancellationToken.None)).Status);
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task The_key_travels_in_the_header_and_the_path_lies_below_the_servers()
    {
        string? seen = null;
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            seen = string.Create(CultureInfo.InvariantCulture, $"{context.Request.Headers.Authorization} {context.Request.Path}");
            return AnswerAsync(context, 200, "application/json", """{"status":"healthy","checks":[]}""");
        });
        using var http = new CoordinatorHttp(new CoordinatorAddress(new Uri(server.Url, "below/"), "pk_a_b"), TimeProvider.System);

        await http.GetAsync<HealthDocument>("/health/ready", CancellationToken.None);

        Assert.Equal("Bearer pk_a_b /below/health/ready", seen);
    }

    private static async Task AnswerHalfAsync(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
    }

    private static async Task<ProfilerException> FailAsync(RequestDelegate answer)
    {
        await using StubServer server = await StubServer.StartAsync(answer);
        using CoordinatorHttp http = server.Connect();
        return await Assert.ThrowsAsync<ProfilerException>(() => http.GetAsync<HealthDocument>("/v1/x", CancellationToken.None));
    }

    private static Task AnswerAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
