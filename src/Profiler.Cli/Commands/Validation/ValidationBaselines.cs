namespace Profiler.Cli.Commands.Validation;

/// <summary>The same networks predicted without the table.</summary>
/// <param name="Isolated">By the sum of blocks timed alone.</param>
/// <param name="Macs">By a straight line over MACs.</param>
public sealed record ValidationBaselines(ScoreSummary Isolated, ScoreSummary Macs);
