using System.Collections.Immutable;
using Profiler.Measurement.Statistics;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>How many trees serve networks that were not trained on.</summary>
/// <param name="Kinds">By kind, as <see cref="KindTrees"/> names them.</param>
internal sealed record TreeCounts(ImmutableDictionary<string, int> Kinds)
{
    /// <summary>A kind that no held-out network showed is grown like the others; one tree where nothing could be held out.</summary>
    public int Of(string kind) => Kinds.TryGetValue(kind, out int trees) ? trees
        : Kinds.IsEmpty ? 1
        : (int)Quantiles.Median(Kinds.Values.Select(count => (double)count));
}
