namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>How a request ends.</summary>
internal enum RequestEnd
{
    Whole,

    /// <summary>What is left is not sent, and the client waits no longer.</summary>
    Cut,

    /// <summary>The same, and the client resets the connection at once.</summary>
    Reset,
}
