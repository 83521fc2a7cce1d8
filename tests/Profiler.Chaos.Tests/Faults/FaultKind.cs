namespace Profiler.Chaos.Tests.Faults;

/// <summary>What is done to a board or a coordinator.</summary>
internal enum FaultKind
{
    /// <summary>The line holds everything back for some 100 ms.</summary>
    Delay,

    /// <summary>Nothing passes for a while, shorter or longer than a link is waited for.</summary>
    Stall,

    /// <summary>Connections are reset.</summary>
    Cut,

    /// <summary>The board's side of connections is closed and the coordinator is not told.</summary>
    HalfOpen,

    /// <summary>The link's interface is down for a while.</summary>
    LinkDown,

    AgentKilled,

    SessionsKilled,

    /// <summary>Everything on the board ends at once, and it is back a little later.</summary>
    Reboot,

    CoordinatorKilled,
}
