namespace Profiler.Client;

/// <summary>Where a coordinator answers, and the key that opens it.</summary>
/// <param name="Key">Null where it listens on loopback only and asks for none.</param>
public sealed record CoordinatorAddress(Uri Url, string? Key);
