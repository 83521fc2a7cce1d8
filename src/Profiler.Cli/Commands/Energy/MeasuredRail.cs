namespace Profiler.Cli.Commands.Energy;

/// <summary>What one rail took.</summary>
/// <param name="WholeBoard">Whether it is one of those whose sum is the whole board.</param>
/// <param name="IdleMw">Null where it is not known.</param>
/// <param name="UpdatePeriodMs">How often its sensor brings a new value.</param>
public sealed record MeasuredRail(
    string Name, bool WholeBoard, EnergyBounds MjPerInference, double AverageMw, double? IdleMw, double UpdatePeriodMs);
