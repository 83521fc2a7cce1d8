namespace Profiler.Cli.Output;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Activity">What is being done now, such as "Profiling squeezenas-small".</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Remaining">How long it will still take, where the work can tell; null to judge by the time so far.</param>
public readonly record struct ProgressReport(string Activity, double Fraction, TimeSpan? Remaining = null);
