using Profiler.Networks.Architectures;

namespace Profiler.Search.Costs;

/// <summary>Between what the architectures of a space cost.</summary>
/// <param name="Minimum">No architecture costs less.</param>
/// <param name="Maximum">No architecture costs more.</param>
/// <param name="Cheapest">One that costs the minimum; of the worst of several devices, one that comes near.</param>
/// <param name="Dearest">One that costs the maximum.</param>
public sealed record CostRange(double Minimum, double Maximum, Architecture Cheapest, Architecture Dearest);
