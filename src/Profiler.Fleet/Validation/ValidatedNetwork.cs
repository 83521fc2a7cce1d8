using Profiler.CostModels.Estimates;
using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Validation;

/// <summary>One unseen network: measured, and predicted three ways.</summary>
/// <param name="Code">The architecture's choices as hexadecimal digits.</param>
public sealed record ValidatedNetwork(
    string Code, long Macs, MeasurementResult Measured, CostEstimate Estimate, double IsolatedMs, double MacsMs);
