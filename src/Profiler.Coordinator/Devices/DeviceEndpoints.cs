using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Api.Devices;
using Profiler.Api.Jobs;
using Profiler.Coordinator.Jobs;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Fleet.Requests;
using Profiler.Store;

namespace Profiler.Coordinator.Devices;

/// <summary>/v1/devices</summary>
public static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(ApiRoutes.Devices).WithTags("devices");
        group.MapGet("/", async (DeviceViews devices) => new DeviceListDocument(await devices.AllAsync(), await devices.DescribedAsync()))
            .RequireAuthorization(CoordinatorRoles.Read)
            .Describe("listDevices", "List the registered devices with their live state, and what agents told of any");
        group.MapGet("/{name}", (string name, DeviceViews devices) => devices.GetAsync(name))
            .RequireAuthorization(CoordinatorRoles.Read)
            .Describe("getDevice", "Show a device with its description and admission report");
        RouteGroupBuilder changes = group.MapGroup("").RequireAuthorization(CoordinatorRoles.Admin);
        changes.MapPost("/", RegisterAsync)
            .Describe(
                "registerDevice",
                "Register a device",
                "A board that is reached over SSH is asked for its host key. Without a `hostKey`, or with another one, the answer is 409 "
                + "with the fingerprint that it showed; compare it with the board's own and send it again as `hostKey`. A board that "
                + "does not answer is registered where its key was given, and set aside until a probe reaches it.");
        changes.MapDelete("/{name}", RemoveAsync)
            .Describe("removeDevice", "Remove a device", "What was measured on it is kept. Refused while jobs wait for it.");
        changes.MapPost("/{name}/pause", async (string name, ProfilerDatabase database, DeviceViews devices) =>
                await devices.ShowAsync(await database.Devices.PauseAsync(name)))
            .Describe("pauseDevice", "Give a device no more jobs", "A running job ends first.");
        changes.MapPost("/{name}/resume", async (string name, ProfilerDatabase database, DeviceViews devices) =>
                await devices.ShowAsync(await database.Devices.ActivateAsync(name)))
            .Describe("resumeDevice", "Take a paused or quarantined device back");
        changes.MapPost("/{name}/probe", async (string name, IDeviceProber prober, DeviceViews devices, CancellationToken cancellationToken) =>
                await devices.ShowAsync(await prober.ProbeAsync(name, cancellationToken)))
            .Describe(
                "probeDevice", "Ask a device's agent now", "A quarantined device that answers is taken back; one that does not is set aside with the reason.");
        changes.MapPost("/{name}/admission", AdmitAsync)
            .Describe("admitDevice", "Queue the admission test", "Link, clock, repeatability, thermal soak, reference models; the report is stored with the device.");
        changes.MapPost("/{name}/confirm-host-key", ConfirmHostKeyAsync)
            .Describe("confirmHostKey", "Pin a board's host key", "For a board whose key has changed: compare it with the board's own first.");
    }

    private static async Task<Created<DeviceDocument>> RegisterAsync(
        DeviceRegistration registration, DeviceRegistrar registrar, DeviceViews devices, CancellationToken cancellationToken)
    {
        DeviceDocument document = await devices.ShowAsync(await registrar.RegisterAsync(registration, cancellationToken));
        return TypedResults.Created($"{ApiRoutes.Devices}/{Uri.EscapeDataString(document.Name)}", document);
    }

    private static async Task<NoContent> RemoveAsync(string name, ProfilerDatabase database)
    {
        await database.Devices.RemoveAsync(name);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted<JobDocument>> AdmitAsync(
        string name, ClaimsPrincipal caller, ProfilerDatabase database, JobAcceptance acceptance)
    {
        await database.Devices.GetAsync(name);
        var job = JobDocument.From(await acceptance.SubmitAsync(
            new AdmitJobRequest { Device = name }, caller, priority: 0, dependsOn: [], idempotencyKey: null));
        return TypedResults.Accepted($"{ApiRoutes.Jobs}/{job.Id}", job);
    }

    private static async Task<DeviceDocument> ConfirmHostKeyAsync(
        string name, HostKeyConfirmation confirmation, DeviceRegistrar registrar, DeviceViews devices) =>
        await devices.ShowAsync(await registrar.ConfirmAsync(name, confirmation));
}
