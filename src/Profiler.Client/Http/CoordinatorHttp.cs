using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Profiler.Api;
using Profiler.Networks.Errors;

namespace Profiler.Client.Http;

/// <summary>Requests to a coordinator; whatever goes wrong comes back as the failure that a user can act on.</summary>
internal sealed class CoordinatorHttp : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <summary>Of an answer's first line; what an answer then takes depends on its size.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>Of the first line of an answer that is made of everything there is.</summary>
    private static readonly TimeSpan DownloadPatience = TimeSpan.FromMinutes(30);

    /// <summary>The slowest link that a model is brought over.</summary>
    private const double LeastBytesPerSecond = 20_000;

    /// <summary>How often a request that was refused for being one too many is sent again.</summary>
    private const int RateLimitTries = 5;

    /// <summary>How often a request that may be sent twice is sent again when the link broke.</summary>
    private const int LinkTries = 3;

    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ServerTrust _trust;

    public CoordinatorHttp(CoordinatorAddress address, TimeProvider time)
    {
        Address = address;
        _time = time;
        _trust = new ServerTrust(address, time);
        var handler = new SocketsHttpHandler { ConnectTimeout = ConnectPatience, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = _trust.Accept;
        _client = new HttpClient(handler)
        {
            BaseAddress = address.Url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (address.Key is { } key)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public CoordinatorAddress Address { get; }

    public Task<TAnswer> GetAsync<TAnswer>(string path, CancellationToken cancellationToken) =>
        AskAgainAsync<TAnswer>(() => new HttpRequestMessage(HttpMethod.Get, Relative(path)), cancellationToken);

    /// <summary>Sends a document; null for a request without a body.</summary>
    public Task<TAnswer> SendAsync<TBody, TAnswer>(HttpMethod method, string path, TBody? body, CancellationToken cancellationToken) =>
        AskAsync<TAnswer>(() => Request(method, path, body), cancellationToken);

    /// <summary>Sends a request whose answer says nothing more.</summary>
    public async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await OpenAsync(() => new HttpRequestMessage(method, Relative(path)), cancellationToken);
    }

    /// <summary>Brings an .onnx file.</summary>
    public async Task PutModelAsync(string name, string sha256, ReadOnlyMemory<byte> onnx, CancellationToken cancellationToken)
    {
        string path = new QueryText($"{ApiRoutes.Models}/{sha256}").With("name", name).ToString();
        using HttpResponseMessage response = await OpenAsync(
            () => new HttpRequestMessage(HttpMethod.Put, Relative(path))
            {
                Content = new ReadOnlyMemoryContent(onnx) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            AnswerPatience + TimeSpan.FromSeconds(onnx.Length / LeastBytesPerSecond),
            cancellationToken);
    }

    /// <summary>Fetches what the coordinator may have to put together for a long time.</summary>
    public async Task DownloadAsync(string path, Stream target, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await OpenAsync(
            () => new HttpRequestMessage(HttpMethod.Get, Relative(path)), DownloadPatience, cancellationToken);
        try
        {
            await using Stream content = await response.Content.ReadAsStreamAsync(cancellationToken);
            await content.CopyToAsync(target, cancellationToken);
        }
        catch (HttpIOException error)
        {
            throw LinkFault.Broken(Address, error);
        }
    }

    /// <summary>Asks something that may be asked twice, and asks again when the link broke.</summary>
    /// <param name="request">Makes the request anew for every try.</param>
    public async Task<TAnswer> AskAgainAsync<TAnswer>(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await AskAsync<TAnswer>(request, cancellationToken);
            }
            catch (ProfilerException error) when (error.Code == ErrorCode.LinkLost && tries < LinkTries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), _time, cancellationToken);
            }
        }
    }

    /// <summary>Sends any request; the answer's body is read by the caller.</summary>
    /// <exception cref="ProfilerException">The coordinator cannot be reached, or refuses.</exception>
    public Task<HttpResponseMessage> OpenAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        OpenAsync(request, AnswerPatience, cancellationToken);

    /// <exception cref="ProfilerException">The text is not such a document.</exception>
    public TDocument Read<TDocument>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TDocument>(json, WireJson.Lenient) ?? throw LinkFault.NotACoordinator(Address, "it sent null", null);
        }
        catch (JsonException error)
        {
            throw LinkFault.NotACoordinator(Address, error.Message, error);
        }
    }

    public static HttpRequestMessage Request<TBody>(HttpMethod method, string path, TBody? body) => new(method, Relative(path))
    {
        Content = body is null ? null : JsonContent.Create(body, options: ApiJson.Options),
    };

    /// <summary>Below the coordinator's own path, which a proxy in front of it may have given it.</summary>
    public static Uri Relative(string path) => new(path.TrimStart('/'), UriKind.Relative);

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(
        Func<HttpRequestMessage> request, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            HttpResponseMessage response = await SendOnceAsync(request, patience, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                TimeSpan? pause = Refusal.RateLimitPause(response);
                if (pause is null || tries == RateLimitTries)
                {
                    throw await Refusal.ReadAsync(response, Address, cancellationToken);
                }

                await Task.Delay(pause.Value, _time, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        Func<HttpRequestMessage> make, TimeSpan patience, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = make();
        using var silence = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (HttpRequestException error)
        {
            throw LinkFault.Of(Address, _trust, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw LinkFault.Silent(Address, patience, error);
        }
    }

    private async Task<TAnswer> AskAsync<TAnswer>(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await OpenAsync(request, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<TAnswer>(WireJson.Lenient, cancellationToken)
                ?? throw LinkFault.NotACoordinator(Address, "it answered null", null);
        }
        catch (JsonException error)
        {
            throw LinkFault.NotACoordinator(Address, error.Message, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw LinkFault.Broken(Address, error);
        }
    }
}
