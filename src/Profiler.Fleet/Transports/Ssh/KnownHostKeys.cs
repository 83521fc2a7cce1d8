namespace Profiler.Fleet.Transports.Ssh;

/// <summary>The keys that the hosts on the way to a board must show.</summary>
/// <param name="Jump">Of the host in between; null where there is none.</param>
public sealed record KnownHostKeys(HostKey Board, HostKey? Jump);
