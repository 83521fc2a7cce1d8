using Profiler.CostModels.Surrogates;

namespace Profiler.Store.Surrogates;

/// <summary>A profiled network of a target, and what it is for.</summary>
public sealed record SurrogateSample(ProfiledGraph Network, SampleSplit Split);
