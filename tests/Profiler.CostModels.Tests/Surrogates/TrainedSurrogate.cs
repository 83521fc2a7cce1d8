using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Trees;

namespace Profiler.CostModels.Tests.Surrogates;

/// <summary>One surrogate that several tests ask, and networks that it was not trained on.</summary>
public sealed class TrainedSurrogate : IDisposable
{
    public TrainedSurrogate()
    {
        Surrogate = Build(new KernelWorld(seed: 11).Networks(60));
        Unseen = new KernelWorld(seed: 12).Networks(90);
    }

    public Surrogate Surrogate { get; }

    public ImmutableArray<ProfiledGraph> Unseen { get; }

    public static Surrogate Build(IReadOnlyList<ProfiledGraph> networks, int seed = 1) => SurrogateBuilder.Build(
        KernelWorld.Subject, networks, new XGBoostTrainer(), seed, new SurrogateBuildOptions { Folds = 5 }, CancellationToken.None);

    public void Dispose() => Surrogate.Dispose();
}
