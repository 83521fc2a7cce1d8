using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Api;
using Profiler.Api.Costs;
using Profiler.Api.Errors;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Tests.Support;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Connections;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Costs;

/// <summary>A coordinator on a free port that knows the shipped tables.</summary>
public sealed class CostServer : IAsyncLifetime
{
    public const string Input = "1x3x256x512";
    public const string TargetId = "local/ort-cpu/fp32/b1/t1/default/1.29.0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-costs-");
    private WebApplication? _app;

    internal ProfilerDatabase Database { get; private set; } = null!;

    public Uri Url { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal LookupTable InContext { get; } = Shipped("squeezenas-small-1x3x256x512-t1-in-context");

    internal LookupTable Isolated { get; } = Shipped("squeezenas-small-1x3x256x512-t1-isolated");

    /// <summary>Whether keys are asked for; before <see cref="InitializeAsync"/>.</summary>
    internal bool RequiresKeys { get; init; }

    /// <summary>Whether it begins without tables; before <see cref="InitializeAsync"/>.</summary>
    internal bool IsEmpty { get; init; }

    public async Task InitializeAsync()
    {
        Database = await ProfilerDatabase.OpenAsync(Path.Combine(_folder.FullName, "profiler.db"), TimeProvider.System);
        foreach (LookupTable table in IsEmpty ? [] : new[] { InContext, Isolated })
        {
            await Database.Tables.AddAsync(table);
        }

        if (RequiresKeys)
        {
            await Database.Keys.CreateAsync("first", ApiKeyRole.Admin, null, null);
        }

        var options = new CoordinatorOptions("http://127.0.0.1:0", Database.Path) { LogFormat = LogFormat.None, RequireKeys = RequiresKeys };
        _app = await CoordinatorApp.BuildAsync(
            options, Database, TimeProvider.System, services => services.AddSingleton<IDeviceConnector, UnreachableBoards>());
        await _app.StartAsync();
        Url = new Uri(_app.Urls.First());
        Client = new HttpClient { BaseAddress = Url };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        Database.Dispose();
        _folder.Delete(recursive: true);
    }

    internal static LookupTable Shipped(string name) => TableText.Read(Path.Combine(AppContext.BaseDirectory, "lut-data", "local", name));

    internal async Task<HttpClient> ClientOfAsync(ApiKeyRole role)
    {
        CreatedKey key = await Database.Keys.CreateAsync($"{role}", role, null, null);
        return new HttpClient { BaseAddress = Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key.Text) } };
    }

    internal async Task<HttpResponseMessage> PostAsync(string json, HttpClient? client = null)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await (client ?? Client).PostAsync(new Uri(ApiRoutes.Costs, UriKind.Relative), body);
    }

    /// <summary>The answer, strictly as the API's records have it.</summary>
    internal async Task<CostsDocument> AskAsync(string json, HttpClient? client = null)
    {
        using HttpResponseMessage response = await PostAsync(json, client);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize(text, ApiJson.Context.CostsDocument)!;
    }

    internal async Task<ApiProblem> RefusedAsync(string json, HttpClient? client = null)
    {
        using HttpResponseMessage response = await PostAsync(json, client);
        string text = await response.Content.ReadAsStringAsync();
        Assert.False(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize(text, ApiJson.Context.ApiProblem)!;
    }
}
