using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>Grows trees on some of a table's networks, and asks them for the others.</summary>
internal sealed class SurrogateTraining(
    KernelTable table, ISurrogateTrainer trainer, int seed, int mostTrees, CancellationToken cancellationToken)
{
    /// <summary>
    /// Half the trees that a rate of 0.05 takes, and answers in half the time, at the same error. Of depths 3 to 7, 4 was best
    /// for trees of one kind, by a tenth of the error at most.
    /// </summary>
    private TreeOptions Options { get; } =
        new(seed, FeatureSchema.Rising) { LearningRate = 0.1, MaxDepth = 4, MaxTrees = mostTrees, Patience = 30 };

    /// <summary>
    /// How many trees of a kind serve networks that were not trained on: as many as a held-out share got better by. It is one number
    /// for all kinds, the median over their weight, because the few held-out kernels of one kind tell it by chance.
    /// </summary>
    public int FindTrees(double heldOutShare)
    {
        int parts = (int)Math.Clamp(Math.Round(1 / heldOutShare), 2, table.Networks.Length);
        int[] part = NetworkFolds.Assign(table.Networks, parts, new Random(seed));
        KernelRows heldOut = table.RowsOf(table.Networks.Where(network => part[network.Index] == 0));
        KernelRows training = table.RowsOf(table.Networks.Where(network => part[network.Index] != 0));
        WorkLines lines = training.FitLines();
        IReadOnlySet<string> own = training.OwnKinds();
        Dictionary<string, KindRows> unseen = heldOut.ByKind(own).ToDictionary(kind => kind.Kind);
        var counts = new List<(int Trees, double Weight)>();
        foreach (KindRows kind in training.ByKind(own))
        {
            if (unseen.TryGetValue(kind.Kind, out KindRows? held))
            {
                using IRegressor regressor = trainer.Train(kind.Rows.Over(lines), held.Rows.Over(lines), Options, cancellationToken);
                counts.Add((regressor.Trees, held.Weight));
            }
        }

        return Math.Max(1, WeightedMedian(counts));
    }

    public KernelModel Train(IReadOnlyList<TrainingNetwork> networks, int trees)
    {
        KernelRows seen = table.RowsOf(networks);
        WorkLines lines = seen.FitLines();
        return new KernelModel(
            KindTrees.Of(seen.ByKind(seen.OwnKinds()).Select(kind => KeyValuePair.Create(kind.Kind, Grow(kind.Rows.Over(lines), trees)))),
            lines,
            table.RegionOf(networks));
    }

    /// <summary>Leaves each group of networks out in turn, and predicts it from the others.</summary>
    public IReadOnlyList<HeldOutNetwork> LeaveOut(Func<TrainingNetwork, string> groupOf, int trees)
    {
        IGrouping<string, TrainingNetwork>[] groups = [.. table.Networks.GroupBy(groupOf).OrderBy(group => group.Key, StringComparer.Ordinal)];
        var answers = new HeldOutNetwork[groups.Length][];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, groups.Length, parallel, g => answers[g] = LeaveOut(groups[g], trees));
        return [.. answers.SelectMany(group => group)];
    }

    /// <returns>0 where nothing was held out.</returns>
    private static int WeightedMedian(List<(int Trees, double Weight)> counts)
    {
        double half = counts.Sum(count => count.Weight) / 2;
        double sum = 0;
        return counts.OrderBy(count => count.Trees).FirstOrDefault(count => (sum += count.Weight) >= half).Trees;
    }

    /// <summary>All of them: the rows trained on stand for held-out ones, and on those the loss only falls.</summary>
    private IRegressor Grow(RegressionData rows, int trees) =>
        trainer.Train(rows, rows, Options with { MaxTrees = trees, Patience = trees }, cancellationToken);

    private HeldOutNetwork[] LeaveOut(IGrouping<string, TrainingNetwork> group, int trees)
    {
        using KernelModel model = Train([.. table.Networks.Except(group)], trees);
        double[] ms = model.Predict(table.Kernels);
        return
        [
            .. group.Select(network => new HeldOutNetwork(
                network,
                group.Key,
                [.. network.Rows.Select(row => ms[row])],
                [.. network.Rows.Select(row => model.Region.DistanceOf(table.Kernels.Places[row]))])),
        ];
    }
}
