using Profiler.Fleet.Onboarding;

namespace Profiler.Cli.Commands.Boards;

/// <summary>An architecture that was measured on the board, and what the model says of it.</summary>
/// <param name="Code">Its choices as hexadecimal digits, two a slot.</param>
/// <param name="WasKnown">Whether the measurement was there before.</param>
/// <param name="Repeats">How often it was measured again because the others contradicted it.</param>
/// <param name="PredictedLow">Lower end of the 90 % interval.</param>
/// <param name="PredictedHigh">Upper end of the 90 % interval.</param>
public sealed record OnboardedNetwork(
    string Code, double MeasuredMs, bool WasKnown, int Repeats, double PredictedMs, double PredictedLow, double PredictedHigh)
{
    public static OnboardedNetwork Of(OnboardedArchitecture network) => new(
        network.Architecture.Code,
        network.Measured.Median,
        network.WasKnown,
        network.Repeats,
        network.Predicted.LatencyMs,
        network.Predicted.LowMs,
        network.Predicted.HighMs);
}
