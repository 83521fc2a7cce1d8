namespace Profiler.Api.Devices;

/// <summary>The host keys that somebody compared with the board's own.</summary>
/// <param name="HostKey">The board's, "SHA256:…".</param>
/// <param name="ProxyJumpHostKey">That of the host in between, where there is one.</param>
public sealed record HostKeyConfirmation(string HostKey, string? ProxyJumpHostKey = null);
