using System.Collections.Immutable;
using Profiler.Cli.Commands.Validation;
using Profiler.Fleet.Onboarding;

namespace Profiler.Cli.Commands.Boards;

/// <summary>How the predictions stand to unseen architectures; fractions, not percent.</summary>
/// <param name="Spearman">Rank correlation; null where it is not defined.</param>
/// <param name="Coverage90">The share inside the 90 % interval.</param>
public sealed record OnboardingScores(
    int Count,
    double Mape,
    double Within5,
    double Within10,
    double? Spearman,
    double Coverage90,
    double DeviceSeconds,
    ImmutableArray<OnboardedNetwork> Networks)
{
    public static OnboardingScores Of(OnboardingCheck check)
    {
        var scores = ScoreSummary.Of(check.Scores);
        return new OnboardingScores(
            scores.Count,
            scores.Mape,
            scores.Within5,
            scores.Within10,
            scores.Spearman,
            check.Coverage90,
            Math.Round(check.DeviceSeconds, 1),
            [.. check.Architectures.Select(OnboardedNetwork.Of)]);
    }
}
