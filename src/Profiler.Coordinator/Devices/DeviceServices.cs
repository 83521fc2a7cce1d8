using Microsoft.Extensions.DependencyInjection;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Coordinator.Devices;

/// <summary>How devices are reached and shown.</summary>
internal static class DeviceServices
{
    public static void AddDevices(this IServiceCollection services, TimeProvider time)
    {
        var ssh = new SshSettings();
        services.AddSingleton(ssh);
        services.AddSingleton(SshPrograms.Choose(Environment.GetEnvironmentVariable(SshPrograms.Variable), ssh, time));
        services.AddSingleton<SshConnector>();
        services.AddSingleton(provider => provider.GetRequiredService<SshConnector>().HostKeys);
        services.AddSingleton(provider => new DialInHub(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDeviceConnector>(provider => new DeviceConnector(
            AgentLocator.Path, provider.GetRequiredService<SshConnector>(), provider.GetRequiredService<DialInHub>()));
        services.AddSingleton<DeviceViews>();
        services.AddSingleton<DeviceRegistrar>();
    }
}
