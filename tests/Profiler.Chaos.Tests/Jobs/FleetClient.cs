using System.Net;
using System.Text;
using System.Text.Json;
using Profiler.Chaos.Tests.Boards;
using Profiler.Chaos.Tests.Coordinators;
using Profiler.Fleet.Connections;

namespace Profiler.Chaos.Tests.Jobs;

/// <summary>Asks whichever coordinator answers, again and again until one does.</summary>
internal sealed class FleetClient(IReadOnlyList<CoordinatorProcess> coordinators) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private int _next;

    /// <summary>Requests that were not answered, or told to come again.</summary>
    public int Repeated { get; private set; }

    public Task RegisterAsync(Board board) => SendAsync(
        HttpMethod.Post, "/v1/devices", $$"""{ "name": "{{board.Name}}", "connection": {{DeviceConnectionJson.Write(board.Connection)}} }""");

    /// <returns>The job's id.</returns>
    public async Task<string> SubmitAsync(string body, string key)
    {
        JsonElement answer = await SendAsync(HttpMethod.Post, "/v1/jobs", body, key);
        return answer.GetProperty("id").GetString()!;
    }

    public Task CancelAsync(string id) => SendAsync(HttpMethod.Delete, $"/v1/jobs/{id}");

    public Task ReadyAsync() => SendAsync(HttpMethod.Get, "/health/ready");

    public void Dispose() => _http.Dispose();

    /// <exception cref="HttpRequestException">It was refused, or nobody answered for too long.</exception>
    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null, string? key = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            CoordinatorProcess coordinator = coordinators[_next++ % coordinators.Count];
            using var request = new HttpRequestMessage(method, new Uri(coordinator.Address, path));
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            if (await TryAsync(request, patience.Token) is { } answer)
            {
                return answer;
            }

            Repeated++;
            await Task.Delay(Again, TimeProvider.System, patience.Token);
        }
    }

    /// <returns>Null where it is worth trying again.</returns>
    private async Task<JsonElement?> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                return null;
            }

            // A cancellation or a registration whose answer was lost.
            bool isRepeated = response.StatusCode == HttpStatusCode.Conflict && request.Headers.TryGetValues("Idempotency-Key", out _) is false;
            if (!response.IsSuccessStatusCode && !isRepeated)
            {
                throw new InvalidOperationException(
                    $"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            }

            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default(JsonElement);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
