using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Validation;

/// <summary>One network of a validation.</summary>
/// <param name="Code">Its choices as hexadecimal digits, two a slot.</param>
public sealed record ValidatedArchitecture(
    string Code, long Macs, LatencySummary MeasuredMs, string Grade, EstimatedLatency Estimate, double IsolatedMs, double MacsMs);
