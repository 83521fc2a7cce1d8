using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates;

/// <summary>Trains a surrogate on profiled networks, and finds how far to trust it.</summary>
public static class SurrogateBuilder
{
    /// <param name="seed">The same seed, networks and trainer give the same surrogate.</param>
    /// <exception cref="Networks.Errors.ProfilerException">
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
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
