using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Energy;

/// <summary>A fit of energies as people read it.</summary>
internal static class FittedEnergiesText
{
    public static void Render(TextOutput text, FittedEnergies fitted)
    {
        text.Line($"{fitted.Space} at {fitted.Input} on {fitted.Target}, {fitted.Threads} thread(s)");
        text.Line($"{fitted.Networks.Length} architectures, {fitted.DeviceSeconds:F0} s of device time");
        text.Line();
        text.Line($"  power      {Of(fitted.Watts)} W for as long as an inference takes");
        text.Line($"  arithmetic {Of(fitted.PicojoulesPerMac)} pJ/MAC");
        text.Line($"  memory     {Of(fitted.PicojoulesPerByte)} pJ/byte");
        text.Line($"  error      {fitted.RelativeError90:P1} for an architecture left out whose latency is known, nine times in ten");
        text.Line($"  table      {fitted.Table}, the latencies of {fitted.LatencyTable} with energies");
        text.Line($"  surrogate  {fitted.Surrogate ?? "none was changed"}");
        if (fitted.Entangled)
        {
            text.Line("  Latency, MACs and bytes move together in these networks: a coefficient is as much assumed as measured.");
        }

        if (fitted.Contradicted is { } name)
        {
            text.Line($"  The others contradict {name}: see what its pass found, and fit again.");
        }

        text.Line();
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("ms"), TextColumn.Number("mJ"), TextColumn.Number("left out"),
                TextColumn.Number("error"), TextColumn.Words("findings"),
            ],
            fitted.Networks.Select(network => (string[])
            [
                network.Name,
                $"{network.LatencyMs:F2}",
                $"{network.MjPerInference.Value:F1}",
                $"{network.LeftOutMj:F1}",
                $"{network.Error:+0.0%;-0.0%}",
                string.Join(", ", network.Findings),
            ]));
    }

    private static string Of(FittedCoefficient coefficient) => $"{coefficient.Value:F2} ± {coefficient.HalfWidth:F2}";
}
