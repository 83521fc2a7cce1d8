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
                TextColumn.Number("≤ 10 %"), TextColumn.Number("MAPE"), TextColumn.Number("cover"), TextColumn.Number("fit ms"),
                TextColumn.Number("ridge"),
            ],
            document.Targets.Select(pair => Row(pair.Key, pair.Value)).Append(Row("mean", document.Mean)));
        text.Line("rho      rank correlation with what was measured; trimmed: of the middle 80 %;");
        text.Line("         worst: of the worst seed; ridge: of ridge regression on the sources");
        text.Line("≤ 10 %   predictions no farther off; cover: latencies inside the 90 % interval");
        foreach ((string name, EvaluatedTarget target) in document.Targets.Where(pair => pair.Value.UnmeasuredArchitectures > 0))
        {
            string missing = target.MissingArchitectures > 0 ? $", {target.MissingArchitectures} of them not in its table" : "";
            text.Line($"{name}: {target.UnmeasuredArchitectures} architectures have no latency{missing}");
        }
    }

    private static string[] Row(string name, EvaluatedTarget target) =>
    [
        name, Rho(target.Spearman), Rho(target.SpearmanTrimmed), Rho(target.WorstSpearman), Percent(target.Within10),
        Percent(target.Mape), Percent(target.Coverage90), target.FitMs.ToString("F1", CultureInfo.InvariantCulture),
        Rho(target.Baseline.Ridge.Spearman),
    ];

    private static string Rho(double rho) => rho.ToString("F3", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
