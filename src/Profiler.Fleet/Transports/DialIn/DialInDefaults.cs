namespace Profiler.Fleet.Transports.DialIn;

/// <summary>How long agents that dial in are waited for.</summary>
public static class DialInDefaults
{
    /// <summary>A connection that answers no ping for so long is lost.</summary>
    public static readonly TimeSpan Alive = TimeSpan.FromSeconds(15);

    /// <summary>An agent dials anew after each conversation; a job that comes just then waits for it.</summary>
    public static readonly TimeSpan Arrival = TimeSpan.FromSeconds(20);

    /// <summary>For the other side's part in an orderly close.</summary>
    public static readonly TimeSpan Close = TimeSpan.FromSeconds(5);
}
