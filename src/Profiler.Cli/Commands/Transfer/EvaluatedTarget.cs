using Profiler.CostModels.Transfer.Evaluation;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>What one target came to, or the mean of all; see <see cref="TransferScores"/>.</summary>
/// <param name="PredictMs">Time of all predictions of one seed, in ms.</param>
/// <param name="PoolArchitectures">From which those to measure were chosen; the seed draws pool and test.</param>
/// <param name="UnmeasuredArchitectures">Of the table, without a latency on this target; null for the mean.</param>
/// <param name="MissingArchitectures">Of these, those that the targets' table lacks; null for the mean.</param>
internal sealed record EvaluatedTarget(
    double Spearman,
    double SpearmanTrimmed,
    double WorstSpearman,
    double Within10,
    double Mape,
    double Coverage90,
    double FitMs,
    double PredictMs,
    int PoolArchitectures,
    int TestArchitectures,
    int? UnmeasuredArchitectures,
    int? MissingArchitectures,
    EvaluatedBaselines Baseline)
{
    public static EvaluatedTarget Of(TargetScores scores, int unmeasured, int missing) =>
        Of(scores.Transfer, scores.Ridge, scores) with { UnmeasuredArchitectures = unmeasured, MissingArchitectures = missing };

    public static EvaluatedTarget Mean(IReadOnlyCollection<TargetScores> targets) => Of(
        TransferScores.Mean([.. targets.Select(target => target.Transfer)]),
        TransferScores.Mean([.. targets.Select(target => target.Ridge)]),
        targets.First() with { PredictMs = targets.Average(target => target.PredictMs) });

    private static EvaluatedTarget Of(TransferScores transfer, TransferScores ridge, TargetScores counts) => new(
        transfer.Spearman,
        transfer.SpearmanTrimmed,
        transfer.WorstSpearman,
        transfer.Within10,
        transfer.Mape,
        transfer.Coverage90,
        transfer.FitMs,
        counts.PredictMs,
        counts.PoolCount,
        counts.TestCount,
        null,
        null,
        new EvaluatedBaselines(new EvaluatedBaseline(
            ridge.Spearman, ridge.SpearmanTrimmed, ridge.WorstSpearman, ridge.Within10, ridge.Mape)));
}
