using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>A network that could be measured, with the graph that the device's runtime makes of it.</summary>
internal sealed record Candidate(SampleName Name, RuntimeGraph Graph);
