namespace Profiler.Measurement.Energy;

/// <summary>What an energy pass found of one rail.</summary>
/// <param name="IsWholeBoard">Whether it is one of those whose sum is the whole board.</param>
/// <param name="AverageMw">Under load.</param>
/// <param name="IdleMw">Null where the idle times were too short for the sensor.</param>
/// <param name="UpdatePeriodMs">How often the sensor brings a new value, or how often it was read where that is slower.</param>
public sealed record RailEnergy(
    string Name,
    bool IsWholeBoard,
    EnergyInterval MjPerInference,
    EnergyInterval AverageMw,
    EnergyInterval? IdleMw,
    double UpdatePeriodMs);
