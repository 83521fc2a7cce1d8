namespace Profiler.Store.Leases;

/// <summary>The right to use a device for one job, until it expires or is given back.</summary>
/// <param name="Token">Rises with every grant of the lane; a write under an older token is refused.</param>
/// <param name="Holder">The coordinator that holds it.</param>
public sealed record LaneLease(string Device, long Token, string JobId, string Holder, DateTimeOffset ExpiresAt);
