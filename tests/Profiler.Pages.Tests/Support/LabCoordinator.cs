using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator;
using Profiler.Coordinator.Hosting;
using Profiler.Fleet.Connections;
using Profiler.Pages.Tests.Seeds;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Pages.Tests.Support;

/// <summary>A real coordinator on a free port, with a database in which a lab has worked for a while.</summary>
public sealed class LabCoordinator : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly bool _requireKeys;
    private WebApplication? _app;

    private LabCoordinator(TemporaryFolder folder, ProfilerDatabase database, bool requireKeys)
    {
        _folder = folder;
        _requireKeys = requireKeys;
        Database = database;
    }

    public ProfilerDatabase Database { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>With all roles; empty where none is asked for.</summary>
    public string Key { get; private set; } = "";

    /// <param name="isSeeded">Whether the lab has worked yet.</param>
    public static async Task<LabCoordinator> StartAsync(bool isSeeded = true, bool requireKeys = false)
    {
        var folder = new TemporaryFolder();
        ProfilerDatabase database = await ProfilerDatabase.OpenAsync(folder.PathOf("profiler.db"), TimeProvider.System);
        var lab = new LabCoordinator(folder, database, requireKeys);
        if (requireKeys)
        {
            lab.Key = (await database.Keys.CreateAsync("tester", ApiKeyRole.Admin, null, null)).Text;
        }

        if (isSeeded)
        {
            await Lab.FillAsync(database);
        }

        await lab.ServeAsync();
        return lab;
    }

    /// <summary>Serves, at the same address as before if there was one.</summary>
    public async Task ServeAsync()
    {
        var options = new CoordinatorOptions(Address.GetLeftPart(UriPartial.Authority), Database.Path)
        {
            LogFormat = LogFormat.None,
            Grace = TimeSpan.Zero,
            RequireKeys = _requireKeys,
        };
        _app = await CoordinatorApp.BuildAsync(
            options, Database, TimeProvider.System, services => services.AddSingleton<IDeviceConnector, SomeBoards>());
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Database.Dispose();
        _folder.Dispose();
    }
}
