namespace Profiler.Bindings.OnnxRuntime;

/// <summary>A tensor that a run put out, copied from the runtime's memory.</summary>
/// <param name="Values">In row-major order of the dimensions.</param>
public sealed record RuntimeOutput(string Name, IReadOnlyList<long> Dimensions, ReadOnlyMemory<float> Values);
