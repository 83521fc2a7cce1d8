using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Profiler.Api;
using Profiler.Coordinator.Security;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.DialIn;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;

namespace Profiler.Coordinator.Agents;

/// <summary>Where agents dial in: a WebSocket that carries one conversation of the agent protocol.</summary>
public static class DialInEndpoint
{
    /// <summary>Of the time after which a connection without an answer is lost, the share until a ping is sent.</summary>
    private const double PingShare = 1.0 / 3;

    public static IEndpointConventionBuilder MapDialIn(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.DialIn, AcceptAsync)
            .RequireAuthorization(CoordinatorRoles.Agent)
            .WithTags("agents")
            .WithName("dialIn")
            .WithSummary("Carry the agent protocol over a WebSocket")
            .WithDescription("For profiler-agent --dial-in, with a key that was made for the device.");

    private static async Task AcceptAsync(
        HttpContext context, string device, DialInHub hub, ProfilerDatabase database, IHostApplicationLifetime lifetime)
    {
        RequireOwnDevice(context.User, device);
        await RequireDialInAsync(database, device);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, "This address speaks WebSocket only.", "Start profiler-agent --dial-in with the coordinator's URL.");
        }

        TimeSpan ping = hub.Alive * PingShare;
        var accept = new WebSocketAcceptContext { KeepAliveInterval = ping, KeepAliveTimeout = hub.Alive - ping };
        // A waiting agent has no reason to end; without this a coordinator that stops would wait for it in vain.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await hub.ServeAsync(device, await context.WebSockets.AcceptWebSocketAsync(accept), end.Token);
    }

    /// <summary>An agent's key is for one device; on loopback, and for an administrator, there is none to compare with.</summary>
    private static void RequireOwnDevice(ClaimsPrincipal caller, string device)
    {
        if (!caller.IsInRole(CoordinatorRoles.Admin) && caller.FindFirstValue(CoordinatorRoles.DeviceClaim) != device)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, $"This key is not for the device '{device}'.", "Make one with `profiler key create --role agent --device NAME`.");
        }
    }

    private static async Task RequireDialInAsync(ProfilerDatabase database, string device)
    {
        RegisteredDevice registered = await database.Devices.GetAsync(device);
        if (DeviceConnectionJson.Read(registered.ConnectionJson) is not DialInConnection)
        {
            throw new ProfilerException(
                ErrorCode.Conflict, $"The device '{device}' is not one that dials in.", "Register it with the transport dial-in.");
        }
    }
}
