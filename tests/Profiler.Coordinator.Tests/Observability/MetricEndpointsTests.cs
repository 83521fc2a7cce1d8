using System.Globalization;
using System.Text.RegularExpressions;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;
using Profiler.Fleet.Telemetry;

namespace Profiler.Coordinator.Tests.Observability;

public sealed partial class MetricEndpointsTests
{
    [Fact]
    public async Task The_text_is_of_the_exposition_format()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await coordinator.Client.GetAsync(ApiRoutes.Live);

        HttpResponseMessage response = await coordinator.Client.GetAsync(ApiRoutes.Metrics);

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(LinePattern(), line));
        string[] families = [.. lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])];
        Assert.Equal(families.Distinct(), families);
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_status()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            await coordinator.Client.GetAsync($"/v1/jobs/{i}");
        }

        string text = await coordinator.Client.GetStringAsync(ApiRoutes.Metrics);

        string line = text.Split('\n').Single(line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal)
            && line.Contains("http_route=\"/v1/jobs/{id}\"", StringComparison.Ordinal));
        Assert.Contains("http_response_status_code=\"404\"", line);
        Assert.Equal(3, double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_process_the_queue_and_the_lanes_are_shown()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);
        await coordinator.PostAsync(ApiRoutes.Jobs, Submissions.Measure(), ApiJson.Context.JobSubmission);
        FleetTelemetry.DeviceFaults.Add(1, new KeyValuePair<string, object?>("device", "a \"quoted\" one"));

        string text = await coordinator.Client.GetStringAsync(ApiRoutes.Metrics);

        Assert.Contains("profiler_device_faults_total{device=\"a \\\"quoted\\\" one\"}", text);
        Assert.Contains("# TYPE profiler_queue_jobs gauge", text);
        Assert.Contains("dotnet_process_memory_working_set_bytes", text);
    }

    [GeneratedRegex(@"^(?:# (?:HELP|TYPE) [a-z][a-z0-9_]* .*|[a-z][a-z0-9_]*(?:\{[a-z_]+=""(?:[^""\\]|\\.)*""(?:,[a-z_]+=""(?:[^""\\]|\\.)*"")*\})? -?[0-9.E+-]+)$")]
    private static partial Regex LinePattern();
}
