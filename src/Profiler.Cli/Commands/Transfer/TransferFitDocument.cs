namespace Profiler.Cli.Commands.Transfer;

/// <summary>A device that was learnt.</summary>
/// <param name="RelativeError90">Half-width of the 90 % interval that nine in ten architectures do not exceed, a fraction.</param>
/// <param name="Widening">What intervals were widened by, from sources that played the new device.</param>
/// <param name="IsEnough">Whether the target error is reached; without one, whether all measurements are there.</param>
/// <param name="MeasureAgain">A measurement that the others contradict; null where none does.</param>
/// <param name="Next">What to measure next; null where enough is measured, or the budget is spent.</param>
internal sealed record TransferFitDocument(
    string Model,
    string Space,
    int Measurements,
    double RelativeError90,
    double Widening,
    bool IsEnough,
    FittedSuspect? MeasureAgain,
    string? Next);
