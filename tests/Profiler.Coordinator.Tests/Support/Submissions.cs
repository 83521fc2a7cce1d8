using System.Text.Json;
using Profiler.Api.Jobs;
using Profiler.Fleet.Connections;
using Profiler.Store;

namespace Profiler.Coordinator.Tests.Support;

/// <summary>Jobs as clients send them.</summary>
internal static class Submissions
{
    public const string Device = "board-1";

    public static JobSubmission Measure(string device = Device, int priority = 0) =>
        new(Json($$"""{"kind":"measure","network":{"name":"squeezenas-mac-small"},"device":"{{device}}"}"""), priority);

    public static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static Task RegisterAsync(ProfilerDatabase database, string device = Device) =>
        database.Devices.RegisterAsync(device, DeviceConnectionJson.Write(new LocalConnection()));
}
