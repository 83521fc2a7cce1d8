using System.Globalization;
using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>An evaluation for people.</summary>
internal static class TransferEvaluationText
{
    public static void Render(TextOutput text, TransferEvaluationDocument document)
    {
        text.Line($"{document.Space}: {document.Measurements} measurements, {document.Design}, {document.Seeds} seed(s), "
            + $"{document.TestArchitectures} test architectures");
        text.Table(
            [
                TextColumn.Words("target"), TextColumn.Number("rho"), TextColumn.Number("trimmed"), TextColumn.Number("worst"),
                TextColumn.Number("10 %"), TextColumn.Number("MAPE"), TextColumn.Number("cover"), TextColumn.Number("fit ms"),
                TextColumn.Number("ridge"),
            ],
            document.Targets.Select(pair => Row(pair.Key, pair.Value)).Append(Row("mean", document.Mean)));
        foreach ((string name, EvaluatedTarget target) in document.Targets.Where(pair => pair.Value.UnmeasuredArchitectures > 0))
        {
            text.Line($"{name}: {target.UnmeasuredArchitectures} architectures have no latency ({target.MissingArchitectures} are not in its table)");
        }
    }

    private static string[] Row(string name, EvaluatedTarget target) =>
    [
        name, Share(target.Spearman), Share(target.SpearmanTrimmed), Share(target.WorstSpearman), Share(target.Within10),
        Share(target.Mape), Share(target.Coverage90), target.FitMs.ToString("F1", CultureInfo.InvariantCulture),
        Share(target.Baseline.Ridge.Spearman),
    ];

    private static string Share(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
}
