namespace Profiler.Coordinator.Limits;

/// <summary>How many requests are answered.</summary>
/// <param name="PerSecond">Of one key, sustained; a search that asks single costs on ten connections stays below the default.</param>
/// <param name="Burst">Of one key, at once.</param>
/// <param name="UnknownPerSecond">Requests without a valid key, of one address.</param>
/// <param name="UnknownBurst">The same, at once.</param>
public sealed record RateLimitOptions(
    double PerSecond = 20_000, double Burst = 40_000, double UnknownPerSecond = 20, double UnknownBurst = 200);
