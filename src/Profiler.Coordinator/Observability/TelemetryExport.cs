using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Profiler.Fleet.Telemetry;

namespace Profiler.Coordinator.Observability;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector where the environment names one; the SDK reads all of its
/// settings from there (OTEL_EXPORTER_OTLP_…).
/// </summary>
/// <param name="collector">Starts with the application, not with the first look at /metrics, so that nothing is missed.</param>
internal sealed class TelemetryExport(MetricCollector collector) : IHostedService, IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collector);
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            return Task.CompletedTask;
        }

        ResourceBuilder resource = ResourceBuilder.CreateDefault()
            .AddService("profiler-coordinator", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter([.. MeterNames.All])
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(FleetTelemetry.Name, MeterNames.RequestSpans)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }
}
