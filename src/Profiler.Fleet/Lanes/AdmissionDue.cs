using System.Text.Json;
using Profiler.Fleet.Admission;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Devices;
using Profiler.Store;
using Profiler.Store.Devices;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Lanes;

/// <summary>
/// Queues an admission test where a board is no longer what the last one found. Asked by whoever holds the lane, so
/// that no two coordinators queue one at once; a board that was never tested is tested on request only.
/// </summary>
internal sealed class AdmissionDue(ProfilerDatabase database)
{
    /// <summary>Before the jobs that wait: their numbers would be of a board that nobody has looked at.</summary>
    private const int Priority = 100;
    private const string Submitter = "fingerprint";

    /// <returns>Whether a test was queued.</returns>
    public async Task<bool> NoteAsync(RegisteredDevice device, DeviceDescription found)
    {
        if (device.Fingerprint is not { } known || known == DeviceFingerprint.Of(found))
        {
            return false;
        }

        var waiting = new QueueQuery(device.Name, QueuedJobState.Queued, JobKinds.Admit, Limit: 1);
        if (!(await database.Queue.ListAsync(waiting)).IsEmpty)
        {
            return false;
        }

        await database.Queue.SubmitAsync(
            new NewQueuedJob(JobKinds.Admit, device.Name, JobRequestJson.Write(Request(device)), Priority, [], Submitter));
        return true;
    }

    /// <summary>As the board was tested last.</summary>
    private static AdmitJobRequest Request(RegisteredDevice device)
    {
        var plain = new AdmitJobRequest { Device = device.Name };
        try
        {
            return device.AdmissionJson is { } json && AdmissionReport.FromJson(json).Target is { } target
                ? plain with { Provider = target.Provider, Threads = target.Threads }
                : plain;
        }
        catch (JsonException)
        {
            // A report that another version of this program wrote: the usual test will do.
            return plain;
        }
    }
}
