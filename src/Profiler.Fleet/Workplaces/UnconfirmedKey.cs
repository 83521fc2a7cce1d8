namespace Profiler.Fleet.Workplaces;

/// <summary>A host key on the way to a device that nobody has confirmed.</summary>
/// <param name="Fingerprint">What the host shows, "SHA256:…".</param>
/// <param name="IsJump">Whether it is that of the host in between.</param>
/// <param name="Message">Which host it is, and what was expected.</param>
public sealed record UnconfirmedKey(string Fingerprint, bool IsJump, string Message, string? Advice);
