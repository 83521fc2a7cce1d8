namespace Profiler.Client.Events;

/// <summary>How long a broken stream of events is worth another try.</summary>
/// <param name="Silence">Without an event or a heartbeat, after which a connection is taken for dead; coordinators send one every 15 s.</param>
/// <param name="FirstPause">Before the first new connection; each further pause is twice the last.</param>
/// <param name="LongestPause">Between two tries.</param>
/// <param name="GiveUp">Time without any event or heartbeat, after which the link counts as lost.</param>
public sealed record EventPatience(TimeSpan Silence, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan GiveUp)
{
    /// <summary>A coordinator that is restarted is back within a minute.</summary>
    public static EventPatience Default { get; } = new(
        TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));
}
