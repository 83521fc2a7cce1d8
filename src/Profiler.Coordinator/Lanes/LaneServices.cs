using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator.Devices;
using Profiler.Coordinator.Health;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Lanes;
using Profiler.Store;

namespace Profiler.Coordinator.Lanes;

/// <summary>The lanes and what they need.</summary>
internal static class LaneServices
{
    public static void AddLanes(this IServiceCollection services)
    {
        services.AddSingleton<LaneLog>();
        services.AddSingleton(provider => new LaneService(
            provider.GetRequiredService<ProfilerDatabase>(),
            provider.GetRequiredService<IDeviceConnector>(),
            HolderId(),
            new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LaneLog>(),
            provider.GetRequiredService<CoordinatorOptions>().LeaseTime));
        services.AddSingleton<LaneHost>();
        services.AddHostedService(provider => provider.GetRequiredService<LaneHost>());
        services.AddSingleton<IReadinessCheck>(provider => provider.GetRequiredService<LaneHost>());
        services.AddSingleton<IDeviceProber>(provider => provider.GetRequiredService<LaneHost>());
    }

    /// <summary>For people the machine's name; for the queue an id that no other coordinator and no earlier one has.</summary>
    private static string HolderId() => $"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}
