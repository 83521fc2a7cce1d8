using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Profiler.Client.Http;
using Profiler.Networks.Errors;

namespace Profiler.Client.Events;

/// <summary>
/// Server-sent events of one address, across as many connections as it takes: a new one asks for what came after the
/// last event of the one before.
/// </summary>
internal sealed class EventStream(CoordinatorHttp http, EventPatience patience, TimeProvider time)
{
    private const string EventStreamType = "text/event-stream";

    private string? _lastEventId;
    private long _lastContact;

    /// <summary>Events without end: whoever reads knows which is the last one.</summary>
    /// <exception cref="ProfilerException">LinkLost where no connection lasts; whatever the coordinator refuses with.</exception>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _lastContact = time.GetTimestamp();
        TimeSpan pause = patience.FirstPause;
        while (true)
        {
            Exception? end = null;
            await using IAsyncEnumerator<SseItem<string>> events = ConnectAsync(path, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception error) when (IsOfTheLink(error))
                {
                    end = error;
                    break;
                }

                pause = patience.FirstPause;
                yield return events.Current;
            }

            if (time.GetElapsedTime(_lastContact) > patience.GiveUp)
            {
                throw new ProfilerException(
                    ErrorCode.LinkLost, end is null ? "the coordinator ends the stream of events" : LinkFault.Innermost(end), inner: end);
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < patience.LongestPause ? pause * 2 : patience.LongestPause;
        }
    }

    private async IAsyncEnumerable<SseItem<string>> ConnectAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.OpenAsync(() => Request(path), cancellationToken);
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var body = new PatientStream(content, patience.Silence, time, () => _lastContact = time.GetTimestamp());
        SseParser<string> parser = SseParser.Create(body);
        await foreach (SseItem<string> item in parser.EnumerateAsync(cancellationToken))
        {
            _lastEventId = string.IsNullOrEmpty(parser.LastEventId) ? _lastEventId : parser.LastEventId;
            yield return item;
        }
    }

    private HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, CoordinatorHttp.Relative(path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStreamType));
        if (_lastEventId is { } id)
        {
            request.Headers.Add("Last-Event-ID", id);
        }

        return request;
    }

    private static bool IsOfTheLink(Exception error) =>
        error is IOException or HttpRequestException or ProfilerException { Code: ErrorCode.Unreachable or ErrorCode.LinkLost };
}
