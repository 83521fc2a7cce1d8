using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A registered device with all that is known of it.</summary>
/// <param name="Transport">"local", "ssh" or "dial-in".</param>
/// <param name="Address">Where it is reached: [user@]host:port; null for a transport without one.</param>
/// <param name="State">"active", "paused" or "quarantined".</param>
/// <param name="Problem">Why it is quarantined, or what the last probe met; null where all is well.</param>
/// <param name="ProbeAt">When a quarantined device is tried again.</param>
/// <param name="RunningJob">The job that runs on it; null where it is free.</param>
/// <param name="SeenAt">When its agent last answered.</param>
/// <param name="Admission">The last admission test's report; null before one.</param>
public sealed record ShownDevice(
    string Name,
    string Transport,
    string? Address,
    string? HostKey,
    string State,
    ErrorDetail? Problem,
    DateTimeOffset? ProbeAt,
    string? RunningJob,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? SeenAt,
    JsonElement? Admission)
{
    public static ShownDevice From(WorkplaceDevice device) => new(
        device.Name,
        ConnectionText.Transport(device.Connection),
        ConnectionText.Address(device.Connection),
        ConnectionText.HostKey(device.Connection),
        StateText(device),
        ErrorDetail.Of(device.Problem),
        device.ProbeAt,
        device.RunningJob,
        device.RegisteredAt,
        device.SeenAt,
        device.AdmissionJson is { } report ? Parse(report) : null);

    public static string StateText(WorkplaceDevice device) => device.State.ToString().ToLowerInvariant();

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
