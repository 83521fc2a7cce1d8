using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>The precisions that data sheets know.</summary>
public static class Precisions
{
    public static ImmutableArray<string> Names { get; } = ["fp32", "fp16", "int8"];

    /// <summary>Bytes of one value.</summary>
    /// <exception cref="ProfilerException">There is no such precision.</exception>
    public static int BytesOf(string precision) => precision switch
    {
        "fp32" => 4,
        "fp16" => 2,
        "int8" => 1,
        _ => throw NameSuggestion.Unknown("precision", precision, Names),
    };
}
