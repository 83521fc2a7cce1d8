using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>A surrogate that was trained; its report says whether it is the one that answers now, and why.</summary>
/// <param name="NewNetworks">Networks that were measured for it, interrupted runs included.</param>
/// <param name="Seconds">How long this run took, by the wall clock.</param>
public sealed record SurrogateTrainingOutcome(SurrogateSummary Surrogate, int NewNetworks, double Seconds, bool IsResumed);
