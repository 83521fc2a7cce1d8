using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using static TorchSharp.torch;

namespace Profiler.Search.Deriving;

/// <summary>Which tensors of a supernet an architecture uses: those of the stem, of the head, and of its candidates.</summary>
internal static class ArchitecturePath
{
    public static ImmutableSortedDictionary<string, Tensor> Of(Architecture architecture, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ImmutableHashSet<string> left = [.. architecture.Space.Slots.SelectMany(slot => slot.Candidates
            .Where((_, candidate) => candidate != architecture.Choices[slot.Index])
            .Select(candidate => $"{slot.Name}.{candidate.Name}"))];
        return tensors.Where(tensor => !left.Contains(ScopeOf(tensor.Key)))
            .ToImmutableSortedDictionary(tensor => tensor.Key, tensor => tensor.Value, StringComparer.Ordinal);
    }

    /// <summary>"slot03.k3_e6_g1" of "slot03.k3_e6_g1/expand.weight".</summary>
    private static string ScopeOf(string name) => name[..name.LastIndexOf('/')];
}
