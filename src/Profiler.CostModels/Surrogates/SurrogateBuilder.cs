using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates;

/// <summary>Trains a surrogate on profiled networks, and finds how far to trust it (docs/surrogates.md).</summary>
public static class SurrogateBuilder
{
    /// <summary>With fewer networks there is nothing to hold out.</summary>
    public const int MinNetworks = 4;

    /// <param name="seed">The same seed, networks and trainer give the same surrogate.</param>
    /// <exception cref="ProfilerException">
    /// Too few networks, a kernel time that cannot be, or networks of another runtime version than the subject's.
    /// </exception>
    public static Surrogate Build(
        SurrogateSubject subject, IReadOnlyList<ProfiledGraph> networks, ISurrogateTrainer trainer, int seed, CancellationToken cancellationToken) =>
        Build(subject, networks, trainer, seed, new SurrogateBuildOptions(), cancellationToken);

    /// <inheritdoc cref="Build(SurrogateSubject, IReadOnlyList{ProfiledGraph}, ISurrogateTrainer, int, CancellationToken)"/>
    public static Surrogate Build(
        SurrogateSubject subject,
        IReadOnlyList<ProfiledGraph> networks,
        ISurrogateTrainer trainer,
        int seed,
        SurrogateBuildOptions options,
        CancellationToken cancellationToken)
    {
        RequireEnough(networks);
        KernelTable table = KernelTable.Of(subject, networks);
        var training = new SurrogateTraining(table, trainer, seed, options.MostTrees, cancellationToken);
        int trees = training.FindTrees(options.HeldOutShare);
        HeldOutScores scores = HoldOut(table, training, trees, seed, options);
        KernelModel model = training.Train(table.Networks, trees);
        var content = new SurrogateContent(
            subject,
            seed,
            FeatureSchema.Version,
            trainer.Name,
            table.Networks.Length,
            table.Kernels.Count,
            scores.Calibration,
            scores.Interval,
            scores.Radius,
            model.Lines,
            model.Region,
            scores.Usual(),
            scores.Strange());
        return new Surrogate(content, model.Trees);
    }

    private static HeldOutScores HoldOut(KernelTable table, SurrogateTraining training, int trees, int seed, SurrogateBuildOptions options)
    {
        int[] parts = NetworkFolds.Assign(table.Networks, Math.Min(options.Folds, table.Networks.Length), new Random(seed));
        IReadOnlyList<HeldOutNetwork> usual = training.LeaveOut(network => $"part {parts[network.Index]}", trees);
        bool several = table.Networks.Select(network => network.Family).Distinct().Count() > 1;
        IReadOnlyList<HeldOutNetwork> strange = several && options.LeaveFamiliesOut ? training.LeaveOut(network => network.Family, trees) : [];
        return new HeldOutScores(usual, strange);
    }

    private static void RequireEnough(IReadOnlyList<ProfiledGraph> networks)
    {
        if (networks.Count < MinNetworks)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"A surrogate needs at least {MinNetworks} profiled networks; there are {networks.Count}.",
                "Give it a larger budget.");
        }
    }
}
