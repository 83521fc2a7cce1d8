namespace Profiler.Coordinator.Hosting;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>Nothing is written.</summary>
    None,

    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
