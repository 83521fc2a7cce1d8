using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Surrogates.Validation;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>A surrogate that was checked against networks nobody had measured.</summary>
/// <param name="Networks">Each network's answer beside its timed runs, in ms.</param>
public sealed record ValidatedSurrogate(
    string Surrogate,
    string Target,
    int Threads,
    ScoredSurrogate Scores,
    ImmutableArray<ScoredSurrogate> ByFamily,
    ImmutableArray<ScoredNetwork> Networks,
    ImmutableArray<string> Notes,
    double DeviceSeconds)
{
    public static ValidatedSurrogate From(SurrogateValidationOutcome outcome) => new(
        outcome.Surrogate.Id,
        outcome.Surrogate.Target.ToString(),
        outcome.Surrogate.Target.Threads,
        ScoredSurrogate.Of(outcome.Scores)!,
        [.. outcome.ByFamily.Select(ScoredSurrogate.Of)],
        outcome.Networks,
        outcome.Notes,
        Math.Round(outcome.DeviceSeconds, 1));
}
