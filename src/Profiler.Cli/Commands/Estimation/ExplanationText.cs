using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>Where a network's milliseconds go, as people read it.</summary>
internal static class ExplanationText
{
    private const int KernelsShown = 10;
    private const int NameLength = 28;
    private const int NameStart = 8;
    private const double Mega = 1e6;
    private const double MebibyteBytes = 1 << 20;

    private static readonly TextColumn[] Numbers =
    [
        TextColumn.Number("ms"), TextColumn.Number("share"), TextColumn.Number("MMACs"), TextColumn.Number("MiB"),
    ];

    public static void Write(TextOutput text, ExplainedNetwork explained, double latencyMs)
    {
        if (!explained.UnseenOperators.IsEmpty)
        {
            text.Line($"  unseen    {string.Join(", ", explained.UnseenOperators)}: no sample had them, so the interval is wider");
        }

        text.Line();
        text.Line($"By operator; {explained.FixedMs:F3} ms of a run belong to no kernel:");
        text.Table(
            [TextColumn.Words("operator"), TextColumn.Number("kernels"), .. Numbers],
            explained.Operators.Select(group => (string[])
            [
                group.Operator,
                $"{group.Kernels}",
                .. Cells(group.LatencyMs, group.LatencyMs / latencyMs, group.Macs, group.Bytes),
            ]));
        text.Line();
        text.Line($"The costliest of {explained.Kernels.Length} kernels; a star marks one outside of what was sampled:");
        text.Table(
            [TextColumn.Words(""), TextColumn.Words("kernel"), TextColumn.Words("writes"), .. Numbers],
            explained.Kernels.Take(KernelsShown).Select(kernel => (string[])
            [
                kernel.IsCovered ? "" : "*",
                Shortened(kernel.Node),
                kernel.Output,
                .. Cells(kernel.LatencyMs, kernel.LatencyMs / latencyMs, kernel.Macs, kernel.Bytes),
            ]));
    }

    /// <summary>Names of nodes are paths: their ends tell them apart.</summary>
    private static string Shortened(string name) => name.Length <= NameLength ? name : $"{name[..NameStart]}…{name[^(NameLength - NameStart - 1)..]}";

    private static string[] Cells(double ms, double share, long macs, long bytes) =>
        [$"{ms:F3}", $"{share:P1}", $"{macs / Mega:F1}", $"{bytes / MebibyteBytes:F2}"];
}
