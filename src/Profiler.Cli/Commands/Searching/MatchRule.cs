namespace Profiler.Cli.Commands.Searching;

/// <summary>What two searches have in common besides space, data, strategy, steps and seed.</summary>
/// <param name="Tolerance">At matched accuracy: how much less accurate the latency-searched network may be, 0 to 1; null at a matched budget.</param>
internal sealed record MatchRule(double? Tolerance)
{
    public const string Budget = "budget";
    public const string Accuracy = "accuracy";

    /// <summary>As --match spells it.</summary>
    public string Name => Tolerance is null ? Budget : Accuracy;
}
