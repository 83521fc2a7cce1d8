using System.Collections.Immutable;

namespace Profiler.Measurement.Devices;

/// <summary>A runtime that an agent found on its device besides ONNX Runtime.</summary>
/// <param name="Name">Such as "trtexec".</param>
/// <param name="Providers">In our spelling.</param>
public sealed record RuntimeDescription(string Name, string Version, ImmutableArray<string> Providers);
