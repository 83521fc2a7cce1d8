using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Onboarding;

/// <summary>A device that is to be learnt from few measurements.</summary>
/// <param name="Measurements">The most architectures that are measured for it, at least 2.</param>
/// <param name="TargetError">
/// The relative error at which measuring stops: what nine in ten architectures' 90 % half-widths do not exceed; null to
/// measure all.
/// </param>
/// <param name="Check">Unseen random architectures that are measured afterwards to score the predictions; 0 for none.</param>
/// <param name="Seed">Draws the architectures to choose from, those to predict and those to check.</param>
public sealed record OnboardingRequest(
    SearchSpace Space, TensorShape Input, int Measurements, double? TargetError, int Check, int Seed);
