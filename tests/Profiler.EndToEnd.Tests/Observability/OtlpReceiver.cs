using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Profiler.EndToEnd.Tests.Observability;

/// <summary>A collector that takes whatever comes over OTLP, by HTTP or by gRPC, and keeps it as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    /// <summary>Not compressed, and of no bytes.</summary>
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Path, string Body)> _received = [];

    private OtlpReceiver(HttpProtocols protocols)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        _application = builder.Build();
        _application.Run(TakeAsync);
    }

    public string Url => _application.Urls.Single();

    /// <param name="isGrpc">Whether it speaks HTTP/2 only, as gRPC without TLS has to.</param>
    public static async Task<OtlpReceiver> StartAsync(bool isGrpc)
    {
        var receiver = new OtlpReceiver(isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1);
        await receiver._application.StartAsync();
        return receiver;
    }

    /// <summary>The texts within everything that came to a path; protobuf keeps them as they are.</summary>
    public string TextOf(string path) => string.Concat(_received.Where(body => body.Path == path).Select(body => body.Body));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        context.Response.ContentType = context.Request.ContentType;
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) ?? false)
        {
            await context.Response.Body.WriteAsync(EmptyMessage);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
