using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;

namespace Profiler.Store.Measurements;

/// <summary>A measurement to be kept with the item that it finishes.</summary>
public sealed record NewMeasurement(MeasurementResult Result, MeasurementPlan Plan, MeasurementProvenance Provenance);
