namespace Profiler.Fleet.Transports.Ssh;

/// <summary>How long a link to a board may take for what, as long as nobody says otherwise.</summary>
public static class SshDefaults
{
    /// <summary>Until a host answers at all.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(10);

    /// <summary>Until the board runs a first command; hosts in between and slow boards included.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromSeconds(45);

    /// <summary>From one question whether the board is there to the next. A link that answers none of three is lost: after 15 s.</summary>
    public static readonly TimeSpan Alive = TimeSpan.FromSeconds(5);

    /// <summary>Unanswered questions that are forgiven.</summary>
    public const int AliveForgiven = 2;

    /// <summary>After so long without a sign of life an agent gives its board free.</summary>
    public static readonly TimeSpan AgentAlive = TimeSpan.FromSeconds(20);

    /// <summary>A process whose input was closed may take so long to end by itself.</summary>
    public static readonly TimeSpan Exit = TimeSpan.FromSeconds(10);

    /// <summary>Preparing a board and bringing an agent of 30 MiB to it, over a slow line.</summary>
    public static readonly TimeSpan Deploy = TimeSpan.FromMinutes(10);
}
