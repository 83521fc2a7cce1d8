using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Validation;

/// <summary>A table's score on networks that it had not seen; fractions, not percent.</summary>
public sealed record ValidatedSpace(
    string Table,
    string Space,
    string Input,
    string Target,
    int Threads,
    int Count,
    double Mape,
    double Within5,
    double Within10,
    double? Spearman,
    ValidationBaselines Baselines,
    double DeviceSeconds,
    ImmutableArray<ValidatedArchitecture> Networks);
