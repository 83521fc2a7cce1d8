using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Store.Tests.Support;

/// <summary>Made-up jobs for the queue.</summary>
internal static class QueueSamples
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    public static readonly ItemFailure Failure = new(ErrorCode.RuntimeFailed, "The runtime failed.", "Look at the board.");

    public static NewQueuedJob Job(string device = "board", int priority = 0, params string[] after) =>
        new("measure", device, """{"seed": 1}""", priority, [.. after], "local");

    /// <summary>Registers devices that are reached in no particular way.</summary>
    public static async Task RegisterAsync(this ProfilerDatabase database, params string[] devices)
    {
        foreach (string device in devices)
        {
            await database.Devices.RegisterAsync(device, """{"transport": "local"}""");
        }
    }
}
