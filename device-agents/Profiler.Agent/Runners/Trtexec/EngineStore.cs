using Profiler.Agent.Models;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>Engines and timing caches on the device, in a folder of their own beside the models.</summary>
internal sealed class EngineStore(string modelFolder, TimeProvider time)
{
    /// <summary>An engine that nobody used for so long is built again by whoever wants it.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>No build takes so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string _folder = Path.Combine(modelFolder, "engines");

    public string TimingsOf(EngineKey key) => Path.Combine(_folder, key.TimingsName);

    /// <summary>The engine's file; built the first time, and there under its name only when it is whole.</summary>
    /// <param name="build">Writes an engine to the path that it is given.</param>
    public string Get(EngineKey key, Action<string> build)
    {
        string final = Path.Combine(_folder, key.EngineName);
        if (File.Exists(final))
        {
            File.SetLastWriteTimeUtc(final, time.GetUtcNow().UtcDateTime);
            return final;
        }

        Directory.CreateDirectory(_folder);
        Leftovers.Remove(_folder, "*.engine", time.GetUtcNow() - Idle);
        Leftovers.Remove(_folder, "*.partial", time.GetUtcNow() - Abandoned);
        string partial = $"{final}.{Environment.ProcessId}.partial";
        try
        {
            build(partial);
            File.Move(partial, final, overwrite: true);
            return final;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
