using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Coordinator.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(ProfilerDatabase database) : IReadinessCheck
{
    public string Name => "database";

    public async Task<string?> FindProblemAsync()
    {
        try
        {
            await database.Queue.LeasesAsync();
            return null;
        }
        catch (ProfilerException error)
        {
            return error.Message;
        }
    }
}
