using Profiler.CostModels.LookupTables;

namespace Profiler.Fleet.Onboarding;

/// <summary>A lookup table of the space that was measured elsewhere, or otherwise.</summary>
/// <param name="Name">Device, provider, threads and input: different for every source.</param>
public sealed record OnboardingSource(string Name, LookupTable Table);
