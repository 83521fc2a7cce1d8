namespace Profiler.Fleet.Transports.Ssh;

/// <summary>How links to boards are made.</summary>
public sealed record SshSettings
{
    /// <summary>Another ssh_config than the user's; null for the user's.</summary>
    public string? ConfigFile { get; init; }

    /// <inheritdoc cref="SshDefaults.Connect"/>
    public TimeSpan Connect { get; init; } = SshDefaults.Connect;

    /// <inheritdoc cref="SshDefaults.Open"/>
    public TimeSpan Open { get; init; } = SshDefaults.Open;

    /// <inheritdoc cref="SshDefaults.Alive"/>
    public TimeSpan Alive { get; init; } = SshDefaults.Alive;

    /// <inheritdoc cref="SshDefaults.AgentAlive"/>
    public TimeSpan AgentAlive { get; init; } = SshDefaults.AgentAlive;
}
