using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Models;

/// <summary>
/// Keeps the model folder within its limit. Agents of several coordinators share the folder: what one of them used
/// within the last hour, and what this agent was asked for and did not let go, is in use and stays, also above the limit.
/// </summary>
/// <param name="limitBytes">What all models together may take where idle ones can make room.</param>
/// <param name="freeBytes">Free space of the disk that a folder lies on.</param>
internal sealed class ModelSpace(string folder, long limitBytes, TimeProvider time, Func<string, long> freeBytes)
{
    /// <summary>A file that nobody has written to or used for so long belongs to nobody who is at work.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private const double BytesPerMib = 1 << 20;
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    public static long FreeBytesOf(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Removes what agents that were killed in the middle of a model have left.</summary>
    public void RemoveLeftovers() => Leftovers.Remove(folder, "*.partial", time.GetUtcNow() - Idle);

    /// <summary>Deletes idle models, the least recently used first, until a new one fits the limit and the disk.</summary>
    /// <param name="inUse">Files that stay whatever their age, by name.</param>
    /// <param name="released">Files that may go whatever their age, by name, unless they were written to since this time.</param>
    /// <exception cref="AgentException">The disk has no room for it.</exception>
    public void MakeRoom(long bytes, IReadOnlySet<string> inUse, IReadOnlyDictionary<string, DateTime> released)
    {
        // A file's size is read now: it cannot be once another agent has deleted the file, or we have.
        (FileInfo File, long Bytes)[] models =
        [
            .. new DirectoryInfo(folder).EnumerateFiles("*.onnx").Where(file => file.Exists).Select(file => (file, file.Length)),
        ];
        DateTime idleSince = (time.GetUtcNow() - Idle).UtcDateTime;
        (FileInfo File, long Bytes)[] idle =
        [
            .. models.Where(model => (model.File.LastWriteTimeUtc < idleSince && !inUse.Contains(model.File.Name)) || IsReleased(model.File))
                .OrderBy(model => model.File.LastWriteTimeUtc),
        ];
        if (freeBytes(folder) + idle.Sum(model => model.Bytes) < bytes)
        {
            throw Full(bytes);
        }

        long total = models.Sum(model => model.Bytes);
        foreach ((FileInfo file, long size) in idle.TakeWhile(_ => total > limitBytes - bytes || freeBytes(folder) < bytes))
        {
            file.Delete();
            total -= size;
        }

        bool IsReleased(FileInfo file) => released.TryGetValue(file.Name, out DateTime written) && written == file.LastWriteTimeUtc;
    }

    /// <summary>Notes that a model is used now.</summary>
    public void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another user's file: it can be read, and its age is that user's to tell.
        }
    }

    /// <summary>What a failure to write means for the user.</summary>
    public AgentException Explain(Exception error, string sha256, long bytes) => error.HResult is NoSpaceLeft or QuotaExceeded
        ? Full(bytes, error)
        : new AgentException(AgentFailure.Storage, $"The model {sha256} cannot be kept in {folder}: {error.Message}", inner: error);

    private AgentException Full(long bytes, Exception? inner = null) => new(
        AgentFailure.Storage,
        $"The device's disk is full: a model of {bytes / BytesPerMib:0.0} MiB is to be kept in {folder}, and {freeBytes(folder) / BytesPerMib:0.0} MiB are free.",
        "Free space on the device, or start its agent with --models FOLDER on another disk.",
        inner);
}
