using System.Collections.Immutable;
using Profiler.Fleet.Onboarding;

namespace Profiler.Cli.Commands.Boards;

/// <summary>A board that was learnt from few measurements; fractions, not percent.</summary>
/// <param name="Sources">The tables that it was learnt with; empty where analytic tables alone had to do.</param>
/// <param name="RelativeError90">What nine in ten architectures' 90 % half-widths do not exceed.</param>
/// <param name="ReachedTarget">Whether that is the error asked for; null where none was.</param>
/// <param name="Check">Null where none was asked for.</param>
/// <param name="Model">The file that the model was written to; null where none was asked for.</param>
public sealed record OnboardedBoard(
    string Space,
    string Input,
    string Target,
    int Threads,
    ImmutableArray<string> Sources,
    int Measurements,
    double RelativeError90,
    double? TargetError,
    bool? ReachedTarget,
    double DeviceSeconds,
    ImmutableArray<OnboardedNetwork> Networks,
    OnboardingScores? Check,
    string? Model)
{
    public static OnboardedBoard Of(OnboardingRequest request, OnboardingOutcome outcome, string? model) => new(
        request.Space.Name,
        request.Input.ToString(),
        outcome.Target.ToString(),
        outcome.Target.Threads,
        [.. outcome.Sources.Select(source => source.Name)],
        outcome.Measured.Count,
        outcome.RelativeError90,
        request.TargetError,
        outcome.ReachedTarget,
        Math.Round(outcome.DeviceSeconds, 1),
        [.. outcome.Measured.Select(OnboardedNetwork.Of)],
        outcome.Check is { } check ? OnboardingScores.Of(check) : null,
        model);
}
