using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Search.Data;
using Profiler.Search.Data.Batches;
using Profiler.Search.Strategies;
using Profiler.Search.Supernets;
using Profiler.Search.Tasks;
using Profiler.Search.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Deriving;

/// <summary>
/// Scores architectures with the weights that they inherit from a supernet, on images that trained none of them. The
/// running statistics of a supernet's batch norms are those of many paths at once, so before each score they are
/// gathered anew for the one path, which makes a score independent of what was scored before.
/// </summary>
internal sealed class SupernetScorer : IArchitectureScorer
{
    /// <summary>Batches for the statistics.</summary>
    private const int RecalibrationBatches = 2;

    private const int ScoringBatches = 4;

    private readonly Supernet _supernet;
    private readonly ImmutableArray<SampleBatch> _recalibration;
    private readonly ImmutableArray<SampleBatch> _scoring;
    private readonly ISearchTask _task;
    private readonly IDataset _data;

    /// <param name="weights">Of the half that trained the weights.</param>
    /// <param name="architecture">Of the other half.</param>
    public SupernetScorer(Supernet supernet, ISearchTask task, IDataset data, BatchSource weights, BatchSource architecture)
    {
        _supernet = supernet;
        _task = task;
        _data = data;
        _recalibration = [.. Enumerable.Range(0, RecalibrationBatches).Select(step => weights.At(step))];
        _scoring = [.. Enumerable.Range(0, ScoringBatches).Select(step => architecture.At(step))];
    }

    /// <summary>Batches that go forwards for one score.</summary>
    public const int Batches = RecalibrationBatches + ScoringBatches;

    public ArchitectureScore Score(Architecture architecture) => Score(architecture, _scoring);

    /// <summary>The same on other images.</summary>
    public ArchitectureScore Score(Architecture architecture, IEnumerable<SampleBatch> batches)
    {
        Recalibrate(architecture);
        _supernet.eval();
        return new NetworkEvaluation(images => _supernet.forward(images, architecture), _task, _data).Score(batches, Device);
    }

    private Device Device => _supernet.Parameters.Values.First().device;

    /// <summary>
    /// Starting from 0, r batches leave (1 - (1 - m)^r) times their weighted mean in a running statistic of momentum m;
    /// divided by that factor it is the mean.
    /// </summary>
    private void Recalibrate(Architecture architecture)
    {
        using var inference = no_grad();
        Tensor[] statistics = [.. ArchitecturePath.Of(architecture, _supernet.Buffers).Values];
        Array.ForEach(statistics, statistic => statistic.zero_());
        _supernet.train();
        foreach (SampleBatch batch in _recalibration)
        {
            using DisposeScope scope = NewDisposeScope();
            _supernet.forward(LabelledBatch.Of(batch, Device).Images, architecture);
        }

        double gathered = 1 - Math.Pow(1 - Supernet.StatisticsMomentum, _recalibration.Length);
        Array.ForEach(statistics, statistic => statistic.div_(gathered));
    }
}
