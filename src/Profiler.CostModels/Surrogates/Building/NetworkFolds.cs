namespace Profiler.CostModels.Surrogates.Building;

/// <summary>Divides networks into parts of like composition. Networks with the same kernels stay together.</summary>
internal static class NetworkFolds
{
    /// <returns>For each network the number of its part, from 0.</returns>
    public static int[] Assign(IReadOnlyList<TrainingNetwork> networks, int folds, Random random)
    {
        int[] parts = new int[networks.Count];
        int next = 0;
        foreach (IGrouping<string, TrainingNetwork> family in networks.GroupBy(n => n.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            TrainingNetwork[][] twins = [.. family.GroupBy(n => string.Join(',', n.Rows)).Select(same => same.ToArray())];
            random.Shuffle(twins);
            foreach (TrainingNetwork[] same in twins)
            {
                foreach (TrainingNetwork network in same)
                {
                    parts[network.Index] = next % folds;
                }

                next++;
            }
        }

        return parts;
    }
}
