using System.Collections.Immutable;
using MathNet.Numerics.Statistics;

namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>Architectures with the target's latencies that no fit has seen.</summary>
internal sealed class TestSet
{
    /// <summary>The share left out at either end of the latencies for the trimmed figure.</summary>
    private const double Trimmed = 0.1;

    private readonly double[] _latencies;
    private readonly int[] _middle;

    public TestSet(ImmutableArray<EncodedArchitecture> architectures, double[] latencies)
    {
        Architectures = architectures;
        _latencies = latencies;
        int cut = (int)(Trimmed * latencies.Length);
        _middle = [.. Enumerable.Range(0, latencies.Length).OrderBy(i => latencies[i]).Skip(cut).Take(latencies.Length - (2 * cut))];
    }

    public ImmutableArray<EncodedArchitecture> Architectures { get; }

    public TransferScores Score(IReadOnlyList<TransferPrediction> predictions, double fitMs)
    {
        double[] predicted = [.. predictions.Select(prediction => prediction.LatencyMs)];
        double spearman = Correlation.Spearman(predicted, _latencies);
        double[] errors = [.. predicted.Select((ms, i) => Math.Abs((ms / _latencies[i]) - 1))];
        return new TransferScores(
            spearman,
            Correlation.Spearman(_middle.Select(i => predicted[i]), _middle.Select(i => _latencies[i])),
            spearman,
            errors.Average(error => error <= 0.1 ? 1.0 : 0),
            errors.Where((_, i) => Architectures[i].IsConnected).Average(),
            predictions.Select((p, i) => p.LowMs <= _latencies[i] && _latencies[i] <= p.HighMs ? 1.0 : 0).Average(),
            fitMs);
    }
}
