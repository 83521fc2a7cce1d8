using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator;
using Profiler.Coordinator.Hosting;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;
using Profiler.Store;
using Profiler.Store.Leases;

namespace Profiler.Client.Tests.Support;

/// <summary>A coordinator with a board that nobody but the test reaches: it takes the jobs itself.</summary>
internal sealed class TestCoordinator : IAsyncDisposable, IDeviceConnector
{
    public const string Board = "board-7";

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-test-");
    private WebApplication? _app;

    private TestCoordinator()
    {
    }

    public ProfilerDatabase Database { get; private set; } = null!;

    public CoordinatorAddress Address => new(new Uri(_app!.Urls.Single() + "/"), null);

    public static async Task<TestCoordinator> StartAsync()
    {
        var coordinator = new TestCoordinator();
        ProfilerDatabase database =
            await ProfilerDatabase.OpenAsync(Path.Combine(coordinator._folder.FullName, "profiler.db"), TimeProvider.System);
        coordinator.Database = database;
        await database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));
        var options = new CoordinatorOptions("http://127.0.0.1:0", database.Path)
        {
            LogFormat = LogFormat.None,
            Grace = TimeSpan.FromSeconds(1),
        };
        coordinator._app = await CoordinatorApp.BuildAsync(
            options, database, TimeProvider.System, services => services.AddSingleton<IDeviceConnector>(coordinator));
        await coordinator._app.StartAsync();
        return coordinator;
    }

    public RemoteWorkplace Connect() => new(Address, TimeProvider.System);

    /// <summary>The next job, once it is queued.</summary>
    public async Task<GrantedJob> GrantAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await Database.Queue.TryGrantAsync("test", [Board], LeaseTime) is { } granted)
            {
                return granted;
            }

            await Task.Yield();
        }
    }

    public bool CanReach(string device, DeviceConnection connection) => false;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Database.Dispose();
        _folder.Delete(recursive: true);
    }
}
