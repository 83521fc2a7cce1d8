using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>
/// Holds the device for this agent. A device is a lane: two agents that measure at once would measure each other.
/// The lock lies on the device, so it holds against every coordinator and every database; the kernel gives it back
/// when the process ends, however it ends.
/// </summary>
internal sealed class LaneLock : IDisposable
{
    /// <summary>EWOULDBLOCK, which .NET hands on where another process holds a file's lock (11 on Linux).</summary>
    private const int HeldByAnother = 11;

    private readonly FileStream _file;

    private LaneLock(FileStream file) => _file = file;

    /// <param name="holder">Who holds the device, for the one who is refused.</param>
    /// <exception cref="AgentException">Someone else holds the device; the message says who. Or the folder cannot be used.</exception>
    public static LaneLock Take(string folder, string holder)
    {
        string path = Path.Combine(folder, "lane.lock");
        string note = Path.Combine(folder, "lane.holder");
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(folder);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(note, holder);
            return new LaneLock(file);
        }
        catch (IOException error) when (file is null && error.HResult == HeldByAnother)
        {
            string who = File.Exists(note) ? File.ReadAllText(note) : "another agent";
            throw new AgentException(AgentFailure.DeviceBusy, $"The device is held by {who}.", "Wait until it is done, or stop it.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new AgentException(
                AgentFailure.Storage,
                $"The device's lock cannot be kept in {folder}: {error.Message}",
                $"Set {AgentOptions.LaneVariable} to a folder that every user of the device may write to.",
                error);
        }
    }

    public void Dispose() => _file.Dispose();
}
