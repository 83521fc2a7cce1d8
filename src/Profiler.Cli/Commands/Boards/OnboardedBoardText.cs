using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Boards;

/// <summary>An onboarding as text.</summary>
internal static class OnboardedBoardText
{
    private const int FarthestShown = 3;

    public static void Render(TextOutput text, OnboardedBoard board)
    {
        text.Line($"{board.Space} at {board.Input} on {board.Target}, {board.Threads} thread(s)");
        text.Line(board.Sources.IsEmpty
            ? "There is no table of another device, thread count or input: learnt with analytic tables alone."
            : $"Learnt with analytic tables and {board.Sources.Length} measured: {string.Join(", ", board.Sources)}");
        text.Line($"{board.Measurements} architectures, {board.Networks.Count(network => network.WasKnown)} of them measured before; {board.DeviceSeconds:F1} s of device time");
        string target = (board.TargetError, board.ReachedTarget) switch
        {
            ({ } error, true) => $", as asked for ({error:P0})",
            ({ } error, _) => $", not the {error:P0} asked for: measure more",
            _ => "",
        };
        text.Line($"Nine in ten architectures are predicted within {board.RelativeError90:P1}{target}");
        text.Line();
        text.Line("Latencies in ms, and the half-width of the predicted one's 90 % interval:");
        Networks(text, board.Networks);
        foreach (OnboardedNetwork network in board.Networks.Where(network => network.Repeats > 0))
        {
            text.Line($"measured again, {network.Repeats}x: {network.Code}");
        }

        if (board.Check is { } check)
        {
            Check(text, check);
        }

        if (board.Model is { } model)
        {
            text.Line(model);
        }
    }

    private static void Check(TextOutput text, OnboardingScores check)
    {
        text.Line();
        text.Line($"{check.Count} unseen architectures, {check.DeviceSeconds:F1} s of device time");
        text.Table(
            [
                TextColumn.Number("MAPE"), TextColumn.Number("within 5 %"), TextColumn.Number("within 10 %"),
                TextColumn.Number("Spearman"), TextColumn.Number("in interval"),
            ],
            [[$"{check.Mape:P1}", $"{check.Within5:P0}", $"{check.Within10:P0}", check.Spearman is { } rho ? $"{rho:F3}" : "-", $"{check.Coverage90:P0}"]]);
        text.Line();
        text.Line("Farthest off:");
        Networks(text, check.Networks.OrderByDescending(network => Math.Abs(Error(network))).Take(FarthestShown));
    }

    private static void Networks(TextOutput text, IEnumerable<OnboardedNetwork> networks) => text.Table(
        [
            TextColumn.Words("choices"), TextColumn.Number("measured"), TextColumn.Number("predicted"),
            TextColumn.Number("± 90 %"), TextColumn.Number("error"),
        ],
        networks.Select(network => (string[])
        [
            network.Code,
            $"{network.MeasuredMs:F3}",
            $"{network.PredictedMs:F3}",
            $"{(network.PredictedHigh / network.PredictedMs) - 1:P1}",
            $"{Error(network):+0.0%;-0.0%}",
        ]));

    private static double Error(OnboardedNetwork network) => (network.PredictedMs / network.MeasuredMs) - 1;
}
