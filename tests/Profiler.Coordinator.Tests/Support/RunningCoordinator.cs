using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator.Hosting;
using Profiler.Fleet.Connections;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Support;

/// <summary>A coordinator on a free port of this machine, with a database of one test's own and boards that nobody reaches.</summary>
internal sealed class RunningCoordinator : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private RunningCoordinator(TemporaryFolder folder, ProfilerDatabase database, WebApplication app)
    {
        _folder = folder;
        Database = database;
        App = app;
        Client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public ProfilerDatabase Database { get; }

    public WebApplication App { get; }

    /// <summary>Sends no key, unless a test gives it one.</summary>
    public HttpClient Client { get; }

    public static async Task<RunningCoordinator> StartAsync(
        Func<CoordinatorOptions, CoordinatorOptions>? with = null, Action<IServiceCollection>? configure = null, TimeProvider? time = null)
    {
        var folder = new TemporaryFolder();
        time ??= TimeProvider.System;
        ProfilerDatabase database = await ProfilerDatabase.OpenAsync(folder.PathOf("profiler.db"), time);
        var options = new CoordinatorOptions("http://127.0.0.1:0", database.Path) { LogFormat = LogFormat.None, Grace = TimeSpan.FromSeconds(1) };
        options = with?.Invoke(options) ?? options;
        if (options.RequireKeys)
        {
            await database.Keys.CreateAsync("first", ApiKeyRole.Admin, null, null);
        }

        WebApplication app = await CoordinatorApp.BuildAsync(options, database, time, services =>
        {
            services.AddSingleton<IDeviceConnector, UnreachableBoards>();
            configure?.Invoke(services);
        });
        await app.StartAsync();
        return new RunningCoordinator(folder, database, app);
    }

    public static Task<RunningCoordinator> StartWithKeysAsync() => StartAsync(options => options with { RequireKeys = true });

    public async Task<HttpClient> ClientOfAsync(ApiKeyRole role)
    {
        CreatedKey key = await Database.Keys.CreateAsync($"{role}", role, role == ApiKeyRole.Agent ? "board" : null, null);
        return ClientOf(key.Text);
    }

    public HttpClient ClientOf(string key) => new()
    {
        BaseAddress = Client.BaseAddress,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body, JsonTypeInfo<T> type) => Client.PostAsJsonAsync(path, body, type);

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type) =>
        await Client.GetFromJsonAsync(path, type) ?? throw new InvalidOperationException($"{path} answered null.");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        Database.Dispose();
        _folder.Dispose();
    }
}
