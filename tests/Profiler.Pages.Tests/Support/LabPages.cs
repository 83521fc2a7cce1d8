using Profiler.Pages.Tests.Seeds;
using Profiler.Store.Jobs;
using Profiler.Store.Queue;

namespace Profiler.Pages.Tests.Support;

/// <summary>The addresses of the seeded lab.</summary>
internal static class LabPages
{
    public static string Table => $"/tables/{Lab.Table.Id}";

    public static async Task<string> MeasurementAsync(LabCoordinator lab)
    {
        Job run = (await lab.Database.Jobs.AllAsync()).Single();
        return $"/measurements/{run.Id}/{MeasurementSeed.FirstItem}";
    }

    public static async Task<string> JobAsync(LabCoordinator lab, string kind, QueuedJobState state)
    {
        QueuedJob job = (await lab.Database.Queue.ListAsync(new QueueQuery(State: state, Kind: kind)))[^1];
        return $"/jobs/{job.Id}";
    }

    /// <summary>One of every kind.</summary>
    public static async Task<string[]> AllAsync(LabCoordinator lab) =>
    [
        "/", $"/devices/{Lab.Local}", $"/devices/{Lab.Unconfirmed}", $"/devices/{Uri.EscapeDataString(Lab.Hostile)}", "/devices/new",
        "/jobs", "/jobs/new",
        await JobAsync(lab, "profile", QueuedJobState.Running),
        await JobAsync(lab, "validate", QueuedJobState.Done),
        await JobAsync(lab, "compare", QueuedJobState.Done),
        await JobAsync(lab, "surrogate-estimate", QueuedJobState.Done),
        await JobAsync(lab, "measure", QueuedJobState.Failed),
        "/tables", Table, "/measurements", await MeasurementAsync(lab), "/compare",
    ];
}
