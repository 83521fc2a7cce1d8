using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Energy;

/// <summary>Energies as people read them.</summary>
internal static class EnergyText
{
    public static void Render(TextOutput text, MeasuredEnergies measured)
    {
        text.Line($"{measured.Networks.Length} network(s) on {measured.Target}, {measured.Threads} thread(s), {measured.DeviceSeconds:F0} s of device time");
        text.Line();
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("ms"), TextColumn.Number("mJ"), TextColumn.Number("±"),
                TextColumn.Number("net mJ"), TextColumn.Number("images/J"), TextColumn.Number("W"), TextColumn.Number("idle W"),
            ],
            measured.Networks.Select(network => (string[])
            [
                network.Measured.Name,
                $"{network.Measured.LatencyMs.Median:F2}",
                $"{network.MjPerInference.Value:F1}",
                $"{(network.MjPerInference.High - network.MjPerInference.Low) / (2 * network.MjPerInference.Value):P1}",
                network.NetMjPerInference is { } net ? $"{net.Value:F1}" : "-",
                $"{network.ImagesPerJoule:F2}",
                Watts(network.AverageMw.Value),
                network.IdleMw is { } idle ? Watts(idle.Value) : "-",
            ]));
        foreach (MeasuredEnergy network in measured.Networks)
        {
            Render(text, network);
        }
    }

    private static void Render(TextOutput text, MeasuredEnergy network)
    {
        text.Line();
        text.Line(network.Measured.Name);
        text.Line(
            $"  {network.Runs} runs in {network.WindowSeconds:F1} s, {network.WatchedMs:F2} ms each; a sensor value every {network.UpdatePeriodMs:F0} ms");
        if (network.Findings.Length > 0)
        {
            text.Line($"  findings: {string.Join(", ", network.Findings)}");
        }

        text.Table(
            [
                TextColumn.Words("rail"), TextColumn.Words("of the board"), TextColumn.Number("mJ"), TextColumn.Number("low"),
                TextColumn.Number("high"), TextColumn.Number("W"), TextColumn.Number("idle W"),
            ],
            network.Rails.Select(rail => (string[])
            [
                rail.Name,
                rail.WholeBoard ? "yes" : "apart",
                $"{rail.MjPerInference.Value:F1}",
                $"{rail.MjPerInference.Low:F1}",
                $"{rail.MjPerInference.High:F1}",
                Watts(rail.AverageMw),
                rail.IdleMw is { } idle ? Watts(idle) : "-",
            ]));
    }

    private static string Watts(double mw) => $"{mw / 1000:F2}";
}
