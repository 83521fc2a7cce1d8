using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>
/// Lets devices of a table play the new one: measures a few architectures of the pool by looking them up, predicts the
/// test architectures and scores what was predicted.
/// </summary>
/// <param name="time">Times the fits.</param>
public sealed class TransferEvaluator(TransferTable table, EvaluationOptions options, TimeProvider time)
{
    /// <param name="sources">Devices of the table, none of them the target.</param>
    public TargetScores Evaluate(DeviceLatencies target, IReadOnlyList<DeviceLatencies> sources, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, table.Architectures.Length).Where(i => double.IsFinite(target.LatencyMs[i]))];
        int testCount = Math.Min(options.TestArchitectures, rows.Length / 2);
        var results = new List<SeedResult>();
        for (int seed = 0; seed < options.Seeds; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] order = [.. rows];
            new Random(seed).Shuffle(order);
            var test = new TestSet(
                [.. order.Take(testCount).Select(i => table.Architectures[i])], [.. order.Take(testCount).Select(i => target.LatencyMs[i])]);
            results.Add(Run(seed, order[testCount..], target, sources, test));
        }

        return new TargetScores(
            TransferScores.OfSeeds([.. results.Select(result => result.Transfer)]),
            TransferScores.OfSeeds([.. results.Select(result => result.Ridge)]),
            rows.Length - testCount,
            testCount,
            results.Average(result => result.PredictMs),
            results.Average(result => result.Widening));
    }

    private SeedResult Run(int seed, int[] poolRows, DeviceLatencies target, IReadOnlyList<DeviceLatencies> devices, TestSet test)
    {
        ImmutableArray<EncodedArchitecture> pool = [.. poolRows.Select(i => table.Architectures[i])];
        var sources = new TransferSources(
            table.Space.Encoder,
            pool,
            [.. devices.Select(device => device with { LatencyMs = [.. poolRows.Select(i => device.LatencyMs[i])] })],
            table.Space.AnalyticTables);
        TransferHyperparameters hyperparameters = table.Space.HyperparametersFor(sources, seed);
        TransferPrior prior = sources.Prior(hyperparameters);
        int[] chosen = Choose(prior, pool);
        TransferObservation[] observations = [.. chosen.Select(i => new TransferObservation(pool[i], target.LatencyMs[poolRows[i]]))];
        double widening = TransferCalibration.Widening(sources, hyperparameters, [.. chosen.Select(i => pool[i])], seed);
        long start = time.GetTimestamp();
        TransferModel model = TransferFit.Fit(prior, observations, widening);
        TimeSpan fitted = time.GetElapsedTime(start);
        start = time.GetTimestamp();
        ImmutableArray<TransferPrediction> predictions = model.Predict(test.Architectures);
        TimeSpan predicted = time.GetElapsedTime(start);
        start = time.GetTimestamp();
        TransferPrediction[] ridge = RidgeBaseline.Predict(sources, observations, test.Architectures);
        return new SeedResult(
            test.Score(predictions, fitted.TotalMilliseconds),
            test.Score(ridge, time.GetElapsedTime(start).TotalMilliseconds),
            predicted.TotalMilliseconds,
            widening);
    }

    /// <summary>Positions in the pool, which is in random order.</summary>
    private int[] Choose(TransferPrior prior, ImmutableArray<EncodedArchitecture> pool)
    {
        if (options.Design == TransferDesign.Random)
        {
            return [.. Enumerable.Range(0, options.Measurements)];
        }

        TransferPlanner planner = TransferPlanner.Over(prior, pool);
        return [.. Enumerable.Range(0, options.Measurements).Select(_ => planner.Next())];
    }

    private sealed record SeedResult(TransferScores Transfer, TransferScores Ridge, double PredictMs, double Widening);
}
