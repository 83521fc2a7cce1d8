using Profiler.EndToEnd.Tests.Support;
using Profiler.Store.Queue;

namespace Profiler.EndToEnd.Tests.Observability;

/// <summary>A coordinator that is told of a collector sends it metrics and traces, the last ones as it ends.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("http/protobuf", "/v1/traces", "/v1/metrics")]
    [InlineData(
        "grpc",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    public async Task A_collector_gets_what_docs_say(string protocol, string traces, string metrics)
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync(protocol == "grpc");
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(
            _place,
            _place.Database,
            "1m",
            NullBoard.Runtime,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol));
        string job = await NullBoard.SubmitAsync(coordinator);
        await TestPatience.UntilAsync(
            async () => (await NullBoard.JobAsync(_place, job)).State == QueuedJobState.Done, () => coordinator.Log);

        coordinator.Terminate();

        Assert.Equal(0, await coordinator.EndAsync());
        Assert.All((string[])["profiler-coordinator", "visits", "job.id", job], text => Assert.Contains(text, collector.TextOf(traces), StringComparison.Ordinal));
        Assert.All(
            (string[])["profiler-coordinator", "profiler.jobs.ended", "http.server.request.duration"],
            text => Assert.Contains(text, collector.TextOf(metrics), StringComparison.Ordinal));
    }
}
