using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator;
using Profiler.Coordinator.Hosting;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>One database, and a coordinator that serves it: a command can be run on either.</summary>
internal sealed class TwoWaysHost : IAsyncDisposable, IDeviceConnector
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    private TwoWaysHost()
    {
    }

    public ProfilerDatabase Database { get; private set; } = null!;

    /// <summary>What every device meets that the coordinator asks for something; null where it reaches none.</summary>
    public ProfilerException? Fault { get; set; }

    public string Url => _app!.Urls.Single();

    /// <param name="configure">Services of the coordinator that a test replaces.</param>
    public static async Task<TwoWaysHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var host = new TwoWaysHost();
        host.Database = await ProfilerDatabase.OpenAsync(host._folder.PathOf("profiler.db"), TimeProvider.System);
        var options = new CoordinatorOptions("http://127.0.0.1:0", host.Database.Path)
        {
            LogFormat = LogFormat.None,
            Grace = TimeSpan.FromSeconds(1),
        };
        host._app = await CoordinatorApp.BuildAsync(
            options,
            host.Database,
            TimeProvider.System,
            services =>
            {
                services.AddSingleton<IDeviceConnector>(host);
                configure?.Invoke(services);
            });
        await host._app.StartAsync();
        return host;
    }

    public string PathOf(string file) => _folder.PathOf(file);

    public Task<CommandRun> RunHereAsync(params string[] args) => CommandHost.RunAsync([.. args, "--database", Database.Path]);

    public Task<CommandRun> RunThereAsync(params string[] args) => CommandHost.RunAsync([.. args, "--server", Url]);

    /// <summary>Runs the command on the database, then at the coordinator, and asserts that one cannot tell which was which.</summary>
    /// <returns>What both left behind.</returns>
    public async Task<CommandRun> RunBothAsync(params string[] args)
    {
        CommandRun here = await RunHereAsync(args);
        Assert.Equal(here, await RunThereAsync(args));
        return here;
    }

    public bool CanReach(string device, DeviceConnection connection) => Fault is not null;

    public Task<IAgentTransport> ConnectAsync(string device, DeviceConnection connection, CancellationToken cancellationToken) =>
        throw Fault ?? new ProfilerException(ErrorCode.Unreachable, $"{device} is not reached from here.");

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Database.Dispose();
        _folder.Dispose();
    }
}
