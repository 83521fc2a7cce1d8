using Microsoft.Extensions.DependencyInjection;

namespace Profiler.Coordinator.Observability;

/// <summary>What the coordinator tells of itself.</summary>
internal static class ObservabilityServices
{
    public static void AddObservability(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<MetricCollector>();
        services.AddHostedService<QueueGauges>();
        services.AddHostedService<TelemetryExport>();
    }
}
