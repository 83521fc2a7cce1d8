using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>One node's work.</summary>
/// <param name="Output">The place of what it makes.</param>
/// <param name="Dying">Places that nothing reads after it.</param>
internal sealed record TorchStep(Kernel Kernel, TorchOperation Operation, int Output, int[] Dying);
