using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Profiler.Coordinator.Events;

/// <summary>An answer of server-sent events.</summary>
public sealed class EventWriter
{
    public const string ContentType = "text/event-stream";

    /// <summary>Long enough to cost nothing, short enough that no proxy takes the connection for idle.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly HttpResponse _response;
    private long? _lastWriteAt;

    /// <summary>Begins the answer; from here on nothing can be refused.</summary>
    public EventWriter(HttpContext context)
    {
        _response = context.Response;
        Aborted = context.RequestAborted;
        _response.ContentType = ContentType;
        _response.Headers.CacheControl = "no-store";
        // For nginx, which otherwise keeps events back until it has a bufferful.
        _response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>When nobody listens any more.</summary>
    public CancellationToken Aborted { get; }

    /// <param name="id">What the reader sends as Last-Event-ID when it comes again; null to leave that as it is.</param>
    public async Task WriteAsync<T>(string name, string? id, T data, JsonTypeInfo<T> type)
    {
        string json = JsonSerializer.Serialize(data, type);
        string idLine = id is null ? "" : $"id: {id}\n";
        await WriteAsync($"event: {name}\n{idLine}data: {json}\n\n");
        _lastWriteAt = null;
    }

    /// <summary>Writes a comment where nothing was written for a while, so that a half-open connection is noticed on both sides.</summary>
    public async Task BeatAsync(TimeProvider time)
    {
        long now = time.GetTimestamp();
        _lastWriteAt ??= now;
        if (time.GetElapsedTime(_lastWriteAt.Value, now) >= Beat)
        {
            await WriteAsync(": still here\n\n");
            _lastWriteAt = now;
        }
    }

    private async Task WriteAsync(string text)
    {
        await _response.WriteAsync(text, Aborted);
        await _response.Body.FlushAsync(Aborted);
    }
}
