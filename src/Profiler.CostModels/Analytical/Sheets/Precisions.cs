using System.Collections.Immutable;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>The precisions that data sheets know.</summary>
public static class Precisions
{
    public static ImmutableArray<string> Names => TargetPrecisions.Names;

    /// <summary>Bytes of one value.</summary>
    /// <exception cref="ProfilerException">There is no such precision.</exception>
    public static int BytesOf(string precision) => precision switch
    {
        TargetPrecisions.Fp32 => 4,
        TargetPrecisions.Fp16 => 2,
        TargetPrecisions.Quantized => 1,
        _ => throw NameSuggestion.Unknown("precision", precision, Names),
    };
}
