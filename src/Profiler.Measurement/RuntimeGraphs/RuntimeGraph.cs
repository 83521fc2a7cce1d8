using System.Collections.Immutable;

namespace Profiler.Measurement.RuntimeGraphs;

/// <summary>A model as the runtime fused it and laid it out, without having run it.</summary>
/// <param name="RuntimeVersion">Such as 1.29.0: another version may fuse otherwise.</param>
/// <param name="Kernels">In an order in which they can run.</param>
public sealed record RuntimeGraph(string RuntimeVersion, ImmutableArray<RuntimeKernel> Kernels);
