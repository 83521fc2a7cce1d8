using System.Collections.Immutable;

namespace Profiler.Measurement.Targets;

/// <summary>What a runtime computes in.</summary>
public static class TargetPrecisions
{
    public const string Fp32 = "fp32";
    public const string Fp16 = "fp16";

    /// <summary>Post-training quantisation with ranges from random data: for latency only.</summary>
    public const string Quantized = "int8";

    public static ImmutableArray<string> Names { get; } = [Fp32, Fp16, Quantized];
}
