using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Coordinator.Limits;
using Profiler.Coordinator.Tests.Costs;
using Profiler.Coordinator.Tests.Support;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>A coordinator with a table, a device, a job and keys of every kind, and a fuzzer over its own document.</summary>
internal sealed class FuzzedServer : IAsyncDisposable
{
    private readonly RunningCoordinator _coordinator;
    private readonly bool _asksForKeys;
    private readonly Dictionary<string, string> _keys;

    private FuzzedServer(RunningCoordinator coordinator, bool asksForKeys, ApiOperation[] operations, RequestFuzzer fuzzer, Dictionary<string, string> keys)
    {
        _coordinator = coordinator;
        _asksForKeys = asksForKeys;
        _keys = keys;
        Operations = operations;
        Fuzzer = fuzzer;
    }

    public ApiOperation[] Operations { get; }

    public RequestFuzzer Fuzzer { get; }

    public Uri Url => _coordinator.Client.BaseAddress!;

    public static async Task<FuzzedServer> StartAsync(bool asksForKeys, HostileOnnx onnx)
    {
        RunningCoordinator coordinator = await RunningCoordinator.StartAsync(
            options => options with { RequireKeys = asksForKeys, RateLimits = new RateLimitOptions(1e6, 1e6, 1e6, 1e6) },
            services => services.AddSingleton<ISshLinks, RefusingHosts>());
        await coordinator.Database.Devices.RegisterAsync("board", DeviceConnectionJson.Write(new DialInConnection()));
        Dictionary<string, string> keys = await MakeKeysAsync(coordinator);
        using HttpClient admin = coordinator.ClientOf(keys["admin"]);
        string table = TablePosts.Of(CostServer.Shipped("squeezenas-small-1x3x256x512-t1-in-context"));
        (await admin.PostAsync(ApiRoutes.Tables, Json(table))).EnsureSuccessStatusCode();
        HttpResponseMessage job = await admin.PostAsync(ApiRoutes.Jobs, Json(FuzzBodies.Measure));
        var known = new Dictionary<string, string>
        {
            ["/v1/spaces/"] = "squeezenas-small",
            ["/v1/devices/"] = "board",
            ["/v1/tables/"] = CostServer.Shipped("squeezenas-small-1x3x256x512-t1-in-context").Id,
            ["/v1/jobs/"] = (await job.Content.ReadFromJsonAsync(ApiJson.Context.JobDocument))!.Id,
        };
        ApiOperation[] operations = ApiOperations.Read(await coordinator.Client.GetStringAsync(ApiRoutes.OpenApi), FuzzBodies.All(table));
        return new FuzzedServer(coordinator, asksForKeys, operations, new RequestFuzzer(onnx, known), keys);
    }

    public Task<string> HashAsync() => DatabaseHash.OfAsync(_coordinator.Database.Path);

    /// <summary>Headers of one who may ask everything.</summary>
    public IReadOnlyList<(string, string)> Permitted(Random random) =>
        !_asksForKeys && random.Next(2) == 0 ? [Host] : [Host, Bearer("admin")];

    /// <summary>Headers of one who may not change what the operation changes.</summary>
    public IReadOnlyList<(string, string)> Refused(ApiOperation operation, Random random)
    {
        List<string> keys = ["garbled", "expired", "revoked", "unknown"];
        keys.AddRange(operation.Role is "agent" ? [] : ["agent"]);
        keys.AddRange(operation.Role is "read" or "agent" ? [] : ["read"]);
        keys.AddRange(operation.Role is "admin" ? ["measure"] : []);
        IReadOnlyList<(string, string)>[] ways =
        [
            [Host, Bearer(HostileText.Pick(random, keys))],
            _asksForKeys ? [Host] : [("Host", "rebound.example")],
            _asksForKeys ? [Host, ("Authorization", HostileText.HeaderValue(random))] : [Host, ("X-Forwarded-For", "203.0.113.9")],
        ];
        return HostileText.Pick(random, ways);
    }

    /// <summary>A reader changes nothing, whatever is asked.</summary>
    public IReadOnlyList<(string, string)> Reader => [Host, Bearer("read")];

    public ValueTask DisposeAsync() => _coordinator.DisposeAsync();

    private (string, string) Host => ("Host", $"127.0.0.1:{Url.Port}");

    private (string, string) Bearer(string key) => ("Authorization", $"Bearer {_keys[key]}");

    private static async Task<Dictionary<string, string>> MakeKeysAsync(RunningCoordinator coordinator)
    {
        var keys = new Dictionary<string, string>
        {
            ["garbled"] = "pk_0_\u00ff",
            ["unknown"] = $"pk_{new string('0', 16)}_{new string('0', 64)}",
        };
        foreach (ApiKeyRole role in Enum.GetValues<ApiKeyRole>())
        {
            keys[$"{role}".ToLowerInvariant()] = (await coordinator.Database.Keys.CreateAsync($"{role}", role, role == ApiKeyRole.Agent ? "board" : null, null)).Text;
        }

        CreatedKey revoked = await coordinator.Database.Keys.CreateAsync("revoked", ApiKeyRole.Admin, null, null);
        await coordinator.Database.Keys.RevokeAsync(revoked.Key.Id);
        keys["revoked"] = revoked.Text;
        keys["expired"] = (await coordinator.Database.Keys.CreateAsync("expired", ApiKeyRole.Admin, null, DateTimeOffset.UnixEpoch)).Text;
        return keys;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
