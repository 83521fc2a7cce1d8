namespace Profiler.CostModels.Energy;

/// <summary>One value for each coefficient of an energy model.</summary>
public sealed record EnergyCoefficients(double Watts, double PicojoulesPerMac, double PicojoulesPerByte);
