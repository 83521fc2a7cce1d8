using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;

namespace Profiler.Coordinator.Agents;

/// <summary>The ways to agents.</summary>
internal static class AgentServices
{
    public static void AddAgents(this IServiceCollection services)
    {
        var settings = new SshSettings();
        services.TryAddSingleton(provider => new DialInHub(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ISshLinks>(new OpenSshLinks(settings));
        services.TryAddSingleton(provider => new SshConnector(
            provider.GetRequiredService<ISshLinks>(), settings, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDeviceConnector>(provider => new DeviceConnector(
            AgentLocator.Path, provider.GetRequiredService<SshConnector>(), provider.GetRequiredService<DialInHub>()));
    }
}
