using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Counting;

/// <summary>What counting must know of operators beyond their shapes.</summary>
public static class OperatorRoles
{
    /// <summary>They give their input another shape or name; runtimes leave the values where they are.</summary>
    private static readonly FrozenSet<string> Views =
        new[] { "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Inputs that say how an operator works, and are no learnt values even where they are reals.</summary>
    private static readonly FrozenDictionary<string, ImmutableArray<int>> Settings =
        new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal)
        {
            ["Clip"] = [1, 2],
            ["Dropout"] = [1, 2],
            ["DequantizeLinear"] = [1, 2],
            ["OneHot"] = [1, 2],
            ["Pad"] = [1, 2, 3],
            ["QuantizeLinear"] = [1, 2],
            ["Range"] = [0, 1, 2],
            ["Resize"] = [1, 2, 3],
            ["Upsample"] = [1],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Operators whose stored reals are learnt even where it is only one: the bias of a single output channel.</summary>
    private static readonly FrozenSet<string> Weighted = new[]
    {
        "BatchNormalization", "Conv", "ConvTranspose", "Gemm", "GroupNormalization", "InstanceNormalization",
        "LayerNormalization", "MatMul", "PRelu", "RMSNormalization",
        "com.microsoft.FusedConv", "com.microsoft.FusedGemm", "com.microsoft.FusedMatMul", "com.microsoft.nchwc.Conv",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the operator leaves its values where they are.</summary>
    public static bool IsView(string name) => Views.Contains(name);

    internal static bool IsWeighted(string name) => Weighted.Contains(name);

    internal static bool IsSetting(string name, int input) =>
        Settings.TryGetValue(name, out ImmutableArray<int> inputs) && inputs.Contains(input);
}
