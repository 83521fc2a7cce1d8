using Profiler.CostModels.Validation;

namespace Profiler.Fleet.Onboarding;

/// <summary>How the predictions stand to architectures that the model has not seen.</summary>
/// <param name="Coverage90">The share of them inside their 90 % interval.</param>
public sealed record OnboardingCheck(
    ValidationScores Scores, double Coverage90, IReadOnlyList<OnboardedArchitecture> Architectures, double DeviceSeconds);
