using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;
using Profiler.CostModels.Surrogates.Text;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates;

/// <summary>
/// Predicts any network's latency on one target from the kernels that the runtime makes of it. Safe to be asked by
/// many threads.
/// </summary>
public sealed class Surrogate : IDisposable
{
    private readonly KernelModel _model;

    /// <param name="trees">Of the content's trainer; the surrogate's own from here on.</param>
    /// <param name="savedTrees">What <paramref name="trees"/> were saved as, once: the id follows from it.</param>
    internal Surrogate(SurrogateContent content, IRegressor trees, byte[] savedTrees)
    {
        Content = content;
        SavedTrees = savedTrees;
        Id = SurrogateJson.IdOf(content, savedTrees);
        _model = new KernelModel(trees, content.Lines, content.Region);
    }

    /// <summary>Unique and stable: the first 16 hexadecimal digits of the SHA-256 of its stored form.</summary>
    public string Id { get; }

    public SurrogateSubject Subject => Content.Subject;

    public int Seed => Content.Seed;

    /// <summary>The library that grew the trees: xgboost, fasttree.</summary>
    public string Trainer => Content.Trainer;

    public int Trees => _model.Trees.Trees;

    /// <summary>Networks that it was trained on.</summary>
    public int Networks => Content.Networks;

    /// <summary>Distinct kernels in them.</summary>
    public int Kernels => Content.Kernels;

    public SurrogateCalibration Calibration => Content.Calibration;

    public SurrogateInterval Interval => Content.Interval;

    /// <summary>In octaves: a kernel nearer than this to a sample of its kind is covered.</summary>
    public double CoverageRadius => Content.CoverageRadius;

    /// <summary>Scores over networks left out in parts of all families; null where none was timed.</summary>
    public SurrogateScores? HeldOut => Content.HeldOut;

    /// <summary>Scores of families left out as a whole, by name; empty where that was not tried.</summary>
    public ImmutableArray<FamilyScores> LeftOutFamilies => Content.LeftOutFamilies;

    /// <summary>What its target takes; null where that was not fitted.</summary>
    public EnergyModel? Energy => Content.Energy;

    internal SurrogateContent Content { get; }

    internal byte[] SavedTrees { get; }

    /// <exception cref="ProfilerException">The graph is of another runtime version.</exception>
    public NetworkEstimate Estimate(RuntimeGraph graph)
    {
        SampleRules.RequireRuntime(Subject, graph, "The graph");
        var batch = new KernelBatch(KernelFacts.Of(graph.Kernels, Subject.Setting));
        double[] profiledMs = _model.Predict(batch);
        double[] distances = [.. batch.Places.Select(_model.Region.DistanceOf)];
        var kernels = ImmutableArray.CreateBuilder<KernelEstimate>(batch.Count);
        double latencyMs = Calibration.FixedMs;
        double coveredMs = 0;
        for (int k = 0; k < batch.Count; k++)
        {
            double ms = Calibration.ShareOf(profiledMs[k]);
            bool covered = distances[k] <= CoverageRadius;
            kernels.Add(new KernelEstimate(graph.Kernels[k], ms, batch.Works[k].Macs, batch.Works[k].Bytes, covered));
            latencyMs += ms;
            coveredMs += covered ? ms : 0;
        }

        double kernelMs = latencyMs - Calibration.FixedMs;
        double factor = Math.Exp(Interval.At(Difficulty.Of(profiledMs, distances, CoverageRadius)));
        var cost = new CostEstimate(
            latencyMs, latencyMs / factor, latencyMs * factor, EstimateSource.Predicted, kernelMs > 0 ? coveredMs / kernelMs : 0, Id);
        return new NetworkEstimate(cost, Calibration.FixedMs, kernels.MoveToImmutable(), UnseenIn(batch));
    }

    /// <summary>A network's latency and, where the surrogate knows energies, its energy.</summary>
    /// <param name="work">Of the same network.</param>
    /// <exception cref="ProfilerException">The graph is of another runtime version.</exception>
    public NetworkEstimate Estimate(RuntimeGraph graph, NetworkWork work)
    {
        NetworkEstimate estimate = Estimate(graph);
        CostEstimate cost = estimate.Cost;
        double bytes = work.BytesAt(Subject.Target.Precision);
        return estimate with
        {
            Cost = cost with { Energy = Energy?.Estimate(Energy.MjOf(cost.LatencyMs, work.Macs, bytes), cost.LatencyMs, cost.LowMs, cost.HighMs) },
        };
    }

    /// <summary>The same surrogate with energies, in place of any that it had; this one stays.</summary>
    /// <param name="trainer">Whose trees it has.</param>
    public Surrogate WithEnergy(EnergyModel energy, ISurrogateTrainer trainer) =>
        new(Content with { Energy = energy }, trainer.Load(SavedTrees), SavedTrees);

    /// <summary>Its answers for the networks that were timed, beside their times.</summary>
    /// <exception cref="ProfilerException">A network is of another runtime version.</exception>
    public ImmutableArray<ScoredNetwork> Compare(IReadOnlyList<ProfiledGraph> networks) =>
        [.. networks.Where(network => network.TimedMs is not null).Select(Compare)];

    /// <summary>Scores its answers on networks that were timed; the others are left out.</summary>
    /// <exception cref="ProfilerException">No network was timed, or one is of another runtime version.</exception>
    public SurrogateScores Score(IReadOnlyList<ProfiledGraph> networks)
    {
        ImmutableArray<ScoredNetwork> answers = Compare(networks);
        return answers.Length > 0
            ? SurrogateScores.Of(answers)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"None of the {networks.Count} networks was timed: there is nothing to score on.", "Time them again.");
    }

    public void Dispose() => _model.Dispose();

    private ScoredNetwork Compare(ProfiledGraph network)
    {
        CostEstimate cost = Estimate(network.Graph).Cost;
        return new ScoredNetwork(network.Name, network.Family, cost.LatencyMs, cost.LowMs, cost.HighMs, network.TimedMs!.Value);
    }

    private ImmutableArray<string> UnseenIn(KernelBatch batch) =>
        [.. batch.Places.Where(place => !_model.Region.Knows(place)).Select(place => place.Operator).Distinct().Order(StringComparer.Ordinal)];
}
