using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Profiler.Coordinator.Agents;
using Profiler.Coordinator.Errors;
using Profiler.Coordinator.Limits;
using Profiler.Coordinator.Security;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Store;
using Profiler.Store.Keys;

namespace Profiler.Coordinator.Tests.Agents;

/// <summary>A coordinator of nothing but the address where agents dial in, over TLS, with keys asked for.</summary>
internal sealed class DialInHost : IAsyncDisposable
{
    public const string Device = "behind-nat";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-dial-in-");
    private readonly X509Certificate2 _certificate;
    private ProfilerDatabase _database = null!;
    private WebApplication? _app;

    private DialInHost(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>Notices a dead connection after two seconds.</summary>
    public DialInHub Hub { get; } = new(TimeProvider.System, TimeSpan.FromSeconds(2));

    public int Port { get; private set; }

    public string Fingerprint => TestCertificate.Fingerprint(_certificate);

    public static async Task<DialInHost> StartAsync(X509Certificate2 certificate)
    {
        var host = new DialInHost(certificate);
        host._database = await ProfilerDatabase.OpenAsync(host.PathOf("profiler.db"), TimeProvider.System);
        await host._database.Devices.RegisterAsync(Device, DeviceConnectionJson.Write(new DialInConnection()));
        await host.RunAsync();
        return host;
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Makes a key and puts it into a file.</summary>
    public async Task<string> KeyFileAsync(string device = Device, ApiKeyRole role = ApiKeyRole.Agent)
    {
        CreatedKey key = await _database.Keys.CreateAsync($"{role}-{device}", role, role == ApiKeyRole.Agent ? device : null, expiresAt: null);
        string file = PathOf($"{key.Key.Id}.key");
        await File.WriteAllTextAsync(file, key.Text + "\n");
        return file;
    }

    /// <summary>Listens, at the same port as before where there was one.</summary>
    public async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port, listen => listen.UseHttps(_certificate)));
        builder.Services.AddSingleton(_database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Hub);
        builder.Services.AddSingleton(new RateLimits(new RateLimitOptions(), TimeProvider.System));
        builder.Services.AddSecurity(new AccessMode(AsksForKeys: true));
        _app = builder.Build();
        _app.UseMiddleware<ProblemMiddleware>();
        _app.UseRouting();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseWebSockets();
        _app.MapDialIn();
        await _app.StartAsync();
        Port = new Uri(_app.Urls.Single()).Port;
    }

    public async Task StopAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app!.StopAsync(now.Token);
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Until an agent of the device waits.</summary>
    public async Task WaitForAgentAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!Hub.IsWaiting(Device))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _database.Dispose();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }
}
