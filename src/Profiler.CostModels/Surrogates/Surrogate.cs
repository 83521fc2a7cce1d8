using Profiler.CostModels.Surrogates.Training;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates;

/// <summary>Predicts any network's latency on one target from the kernels that the runtime makes of it. Safe to be asked by many threads.</summary>
public sealed class Surrogate : IDisposable
{
    private readonly IRegressor _trees;

    internal Surrogate(string id, SurrogateSubject subject, IRegressor trees)
    {
        Id = id;
        Subject = subject;
        _trees = trees;
    }

    /// <summary>Unique and stable: the first 16 hexadecimal digits of the SHA-256 of its stored form.</summary>
    public string Id { get; }

    public SurrogateSubject Subject { get; }

    /// <exception cref="Networks.Errors.ProfilerException">The graph is of another runtime version.</exception>
    public NetworkEstimate Estimate(RuntimeGraph graph) => throw new NotImplementedException();

    /// <summary>Scores its answers on networks that were timed; the others are left out.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">No network was timed, or one is of another runtime version.</exception>
    public SurrogateScores Score(IReadOnlyList<ProfiledGraph> networks) => throw new NotImplementedException();

    public void Dispose() => _trees.Dispose();
}
