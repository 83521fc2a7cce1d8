namespace Profiler.Cli.Commands.Transfer;

/// <summary>The figures of a baseline, which has no intervals.</summary>
internal sealed record EvaluatedBaseline(double Spearman, double SpearmanTrimmed, double WorstSpearman, double Within10, double Mape);
