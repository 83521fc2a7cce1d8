using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>
/// Holds the device for this agent. A device is a lane: two agents that measure at once would measure each other.
/// The lock lies on the device, so it holds against every coordinator and every database; the kernel gives it back
/// when the process ends, however it ends.
/// </summary>
internal sealed class LaneLock : IDisposable
{
    private readonly FileStream _file;

    private LaneLock(FileStream file) => _file = file;

    /// <param name="holder">Who holds the device, for the one who is refused.</param>
    /// <exception cref="AgentException">Someone else holds the device; the message says who.</exception>
    public static LaneLock Take(string folder, string holder)
    {
        string path = Path.Combine(folder, "lane.lock");
        string note = Path.Combine(folder, "lane.holder");
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(note, holder);
            return new LaneLock(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string who = File.Exists(note) && File.Exists(path) ? File.ReadAllText(note) : error.Message;
            throw new AgentException(AgentFailure.DeviceBusy, $"The device is held by {who}.", "Wait until it is done, or stop it.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
