namespace Profiler.Agent.Hosts.Tools;

/// <summary>How the run of a tool came to its end.</summary>
internal enum ToolEnd
{
    Exited,

    /// <summary>There is no such program, or it cannot be started.</summary>
    NotFound,

    /// <summary>It ran past its limit and was killed with its children.</summary>
    TimedOut,
}
