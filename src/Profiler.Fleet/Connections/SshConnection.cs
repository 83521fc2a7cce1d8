namespace Profiler.Fleet.Connections;

/// <summary>An agent that is started over SSH.</summary>
/// <param name="User">The account's name; OpenSSH's own choice where it is left out.</param>
/// <param name="KeyFile">The private key, a path on the coordinator's machine; OpenSSH's own choice where it is left out.</param>
/// <param name="ProxyJump">[user@]host[:port] of a host in between; null for none.</param>
/// <param name="HostKey">The pinned key's fingerprint, "SHA256:…"; null until somebody confirmed one, and then nothing connects.</param>
/// <param name="ProxyJumpHostKey">The same for the host in between.</param>
/// <param name="DotNet">The .NET host on the board.</param>
/// <param name="Folder">Where the agent and its models lie on the board; below the account's home where it is relative.</param>
public sealed record SshConnection(
    string Host,
    int Port = 22,
    string? User = null,
    string? KeyFile = null,
    string? ProxyJump = null,
    string? HostKey = null,
    string? ProxyJumpHostKey = null,
    string DotNet = "dotnet",
    string Folder = ".profiler") : DeviceConnection;
