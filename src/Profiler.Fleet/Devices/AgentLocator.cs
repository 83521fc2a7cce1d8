namespace Profiler.Fleet.Devices;

/// <summary>Finds the agent program for this machine.</summary>
public static class AgentLocator
{
    /// <summary>Names another agent than the one that came with this program.</summary>
    public const string PathVariable = "PROFILER_AGENT";

    public static string Path => Environment.GetEnvironmentVariable(PathVariable)
        ?? System.IO.Path.Combine(AppContext.BaseDirectory, "agent", "profiler-agent.dll");
}
