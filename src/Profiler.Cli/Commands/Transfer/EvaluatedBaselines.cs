namespace Profiler.Cli.Commands.Transfer;

/// <summary>What others make of the same measurements.</summary>
/// <param name="Ridge">Ridge regression on the measured sources' predictions.</param>
internal sealed record EvaluatedBaselines(EvaluatedBaseline Ridge);
