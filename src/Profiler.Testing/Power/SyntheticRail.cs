namespace Profiler.Testing.Power;

/// <summary>A supply of a synthetic board.</summary>
/// <param name="IdleMw">Without load.</param>
/// <param name="LoadMw">What a load adds on average over a run.</param>
/// <param name="StepMw">To which the sensor rounds; 8 mA at 5 V are 40 mW. 0 for a sensor without steps.</param>
public sealed record SyntheticRail(string Name, double IdleMw, double LoadMw, double StepMw = 40);
