using Profiler.CostModels.Transfer.Evaluation;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>How devices were predicted that played the new one.</summary>
/// <param name="Sources">The devices that were known; null where each target had all devices of other families.</param>
/// <param name="IgnoredColumns">Columns of a generic table that are neither latencies nor choices.</param>
/// <param name="Targets">By device.</param>
/// <param name="Mean">The mean of each figure over the targets.</param>
internal sealed record TransferEvaluationDocument(
    string Space,
    int Measurements,
    string Design,
    int Seeds,
    int TestArchitectures,
    IReadOnlyList<string>? Sources,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyDictionary<string, EvaluatedTarget> Targets,
    EvaluatedTarget Mean)
{
    public static TransferEvaluationDocument Of(
        EvaluatedDevices devices, EvaluationOptions options, string design, IReadOnlyDictionary<string, TargetScores> scores) => new(
        devices.Table.Space.Encoder.Space,
        options.Measurements,
        design,
        options.Seeds,
        scores.Values.Max(score => score.TestCount),
        devices.Sources?.Select(source => source.Device).ToArray(),
        devices.Table.IgnoredColumns,
        scores.ToDictionary(
            pair => pair.Key,
            pair => EvaluatedTarget.Of(
                pair.Value,
                devices.Targets.Single(target => target.Device == pair.Key).LatencyMs.Count(double.IsNaN),
                devices.Missing.GetValueOrDefault(pair.Key))),
        EvaluatedTarget.Mean([.. scores.Values]));
}
