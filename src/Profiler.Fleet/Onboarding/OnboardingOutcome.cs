using Profiler.CostModels.Transfer;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Onboarding;

/// <summary>A device that was learnt from few measurements.</summary>
/// <param name="Sources">The tables that it was learnt with; empty where there was none, and analytic tables had to do.</param>
/// <param name="Measured">What was measured of it, in the order of the design.</param>
/// <param name="RelativeError90">What nine in ten architectures' 90 % half-widths do not exceed, relative.</param>
/// <param name="ReachedTarget">Whether that is the error asked for; null where none was.</param>
/// <param name="Check">Null where none was asked for.</param>
public sealed record OnboardingOutcome(
    Target Target,
    TransferModel Model,
    IReadOnlyList<OnboardingSource> Sources,
    IReadOnlyList<OnboardedArchitecture> Measured,
    double RelativeError90,
    bool? ReachedTarget,
    OnboardingCheck? Check,
    double DeviceSeconds);
