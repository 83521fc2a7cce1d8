using System.Collections.Immutable;

namespace Profiler.Cli.Reports.Model;

/// <summary>Predictions against measurements.</summary>
/// <param name="Scores">The table's own first, then the baselines.</param>
public sealed record ReportValidation(
    string Space, string Input, ImmutableArray<ReportPrediction> Predictions, ImmutableArray<ReportScore> Scores);
