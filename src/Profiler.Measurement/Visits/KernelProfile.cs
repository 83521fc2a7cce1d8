using System.Collections.Immutable;

namespace Profiler.Measurement.Visits;

/// <summary>The runtime's own profile of the measured runs of a visit.</summary>
/// <param name="Kernels">The kernels in the order they ran.</param>
/// <param name="DurationsMs">For each kernel, its duration in each measured run.</param>
public sealed record KernelProfile(ImmutableArray<Kernel> Kernels, ImmutableArray<ImmutableArray<double>> DurationsMs);
