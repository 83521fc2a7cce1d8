using System.Net;
using System.Net.Http.Json;
using System.Text;
using Profiler.Api;
using Profiler.Api.Devices;
using Profiler.Api.Errors;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Tests.Support;
using Profiler.Fleet.Connections;
using Profiler.Store.Devices;

namespace Profiler.Coordinator.Tests.Devices;

public sealed class DeviceEndpointsTests
{
    private const string HostKey = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task A_device_is_registered_shown_paused_resumed_and_removed()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        HttpResponseMessage answer = await RegisterAsync(coordinator, new DeviceRegistration("xavier-3", new DialInConnection()));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/v1/devices/xavier-3", answer.Headers.Location?.ToString());
        DeviceDocument device = await coordinator.GetAsync("/v1/devices/xavier-3", ApiJson.Context.DeviceDocument);
        Assert.IsType<DialInConnection>(device.Connection);
        Assert.Equal((RegisteredDeviceState.Active, false, null), (device.State, device.IsReachable, device.Lease));
        Assert.Equal(RegisteredDeviceState.Paused, (await ActAsync(coordinator, "pause")).State);
        Assert.Equal(RegisteredDeviceState.Active, (await ActAsync(coordinator, "resume")).State);
        Assert.Single((await coordinator.GetAsync(ApiRoutes.Devices, ApiJson.Context.DeviceListDocument)).Devices);
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.Client.DeleteAsync("/v1/devices/xavier-3")).StatusCode);
        await Problems.RequireAsync(await coordinator.Client.GetAsync("/v1/devices/xavier-3"), HttpStatusCode.NotFound, "unknownName");
    }

    [Fact]
    public async Task A_lease_is_shown_with_its_job()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);
        HttpResponseMessage answer = await coordinator.Client.PostAsync($"/v1/devices/{Submissions.Device}/admission", null);
        JobDocument job = (await answer.Content.ReadFromJsonAsync(ApiJson.Context.JobDocument))!;
        await coordinator.Database.Queue.TryGrantAsync("test", [Submissions.Device], TimeSpan.FromMinutes(5));

        DeviceDocument device = await coordinator.GetAsync($"/v1/devices/{Submissions.Device}", ApiJson.Context.DeviceDocument);

        Assert.Equal("admit", job.Kind);
        Assert.Equal((job.Id, "test"), (device.Lease?.JobId, device.Lease?.Holder));
        await Problems.RequireAsync(
            await coordinator.Client.DeleteAsync($"/v1/devices/{Submissions.Device}"), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_host_key_is_pinned()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await coordinator.Database.Devices.RegisterAsync("tx2", DeviceConnectionJson.Write(new SshConnection("10.0.0.2")));

        HttpResponseMessage answer = await coordinator.PostAsync(
            "/v1/devices/tx2/confirm-host-key", new HostKeyConfirmation(HostKey), ApiJson.Context.HostKeyConfirmation);

        DeviceDocument device = (await answer.Content.ReadFromJsonAsync(ApiJson.Context.DeviceDocument))!;
        Assert.Equal(HostKey, Assert.IsType<SshConnection>(device.Connection).HostKey);
    }

    [Fact]
    public async Task What_is_no_fingerprint_is_not_pinned()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await coordinator.Database.Devices.RegisterAsync("tx2", DeviceConnectionJson.Write(new SshConnection("10.0.0.2")));

        await Problems.RequireAsync(
            await coordinator.PostAsync("/v1/devices/tx2/confirm-host-key", new HostKeyConfirmation("MD5:00"), ApiJson.Context.HostKeyConfirmation),
            HttpStatusCode.BadRequest,
            "invalidArgument");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("Xavier 3")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        await Problems.RequireAsync(
            await RegisterAsync(coordinator, new DeviceRegistration(name, new LocalConnection())), HttpStatusCode.BadRequest, "invalidArgument");
    }

    [Fact]
    public async Task A_connection_that_does_not_say_its_transport_is_refused()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        using var body = new StringContent("""{"name":"board","connection":{"host":"10.0.0.2"}}""", Encoding.UTF8, "application/json");

        ApiProblem problem = await Problems.RequireAsync(
            await coordinator.Client.PostAsync(ApiRoutes.Devices, body), HttpStatusCode.BadRequest, "invalidArgument");

        Assert.Contains("$.connection", problem.Detail);
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await RegisterAsync(coordinator, new DeviceRegistration("board", new LocalConnection()));

        await Problems.RequireAsync(
            await RegisterAsync(coordinator, new DeviceRegistration("board", new DialInConnection())), HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_device_that_another_coordinator_reaches_is_not_probed_from_here()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);

        await Problems.RequireAsync(
            await coordinator.Client.PostAsync($"/v1/devices/{Submissions.Device}/probe", null), HttpStatusCode.FailedDependency, "unreachable");
    }

    private static Task<HttpResponseMessage> RegisterAsync(RunningCoordinator coordinator, DeviceRegistration registration) =>
        coordinator.PostAsync(ApiRoutes.Devices, registration, ApiJson.Context.DeviceRegistration);

    private static async Task<DeviceDocument> ActAsync(RunningCoordinator coordinator, string action)
    {
        HttpResponseMessage answer = await coordinator.Client.PostAsync($"/v1/devices/xavier-3/{action}", null);
        return (await answer.Content.ReadFromJsonAsync(ApiJson.Context.DeviceDocument))!;
    }
}
