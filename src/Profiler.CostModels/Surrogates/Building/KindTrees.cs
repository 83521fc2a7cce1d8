using System.Collections.Immutable;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// Trees for each kind of kernels apart, and together for what kinds of few samples there are. Grown on all kinds at once
/// they spend their first splits on telling kinds apart, and the kinds that take most time leave the others little.
/// Safe to be asked by one thread at a time.
/// </summary>
internal sealed class KindTrees : IDisposable
{
    /// <summary>Names the trees of the kinds that have none of their own.</summary>
    public const string Others = "others";

    private readonly ImmutableSortedDictionary<string, IRegressor> _kinds;

    private KindTrees(ImmutableSortedDictionary<string, IRegressor> kinds, ImmutableArray<SavedTrees> saved)
    {
        _kinds = kinds;
        Saved = saved;
    }

    /// <summary>What they were saved as, once: a surrogate's id follows from it. Ordered by kind.</summary>
    public ImmutableArray<SavedTrees> Saved { get; }

    /// <summary>Of all kinds together.</summary>
    public int Count => _kinds.Values.Sum(trees => trees.Trees);

    public static KindTrees Of(IEnumerable<KeyValuePair<string, IRegressor>> kinds)
    {
        var grown = kinds.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new KindTrees(grown, [.. grown.Select(kind => new SavedTrees(kind.Key, kind.Value.Save()))]);
    }

    /// <exception cref="Networks.Errors.ProfilerException">A model of trees is damaged, or of another library.</exception>
    public static KindTrees Load(ImmutableArray<SavedTrees> saved, ISurrogateTrainer trainer) =>
        new(saved.ToImmutableSortedDictionary(trees => trees.Kind, trees => trainer.Load(trees.Model), StringComparer.Ordinal), saved);

    /// <returns>For each kernel the logarithm of its time over its line's; 0 where no trees answer for its kind.</returns>
    public float[] Predict(KernelBatch batch)
    {
        float[] logRatios = new float[batch.Count];
        foreach (IGrouping<string, int> group in Enumerable.Range(0, batch.Count).GroupBy(kernel => NameOf(batch.Kinds[kernel])))
        {
            if (_kinds.TryGetValue(group.Key, out IRegressor? trees))
            {
                int[] kernels = [.. group];
                float[] features = new float[kernels.Length * KernelBatch.Columns];
                float[] answers = new float[kernels.Length];
                for (int i = 0; i < kernels.Length; i++)
                {
                    batch.Row(kernels[i]).CopyTo(features.AsSpan(i * KernelBatch.Columns));
                }

                trees.Predict(features, answers);
                for (int i = 0; i < kernels.Length; i++)
                {
                    logRatios[kernels[i]] = answers[i];
                }
            }
        }

        return logRatios;
    }

    public void Dispose()
    {
        foreach (IRegressor trees in _kinds.Values)
        {
            trees.Dispose();
        }
    }

    private string NameOf(string kind) => _kinds.ContainsKey(kind) ? kind : Others;
}
