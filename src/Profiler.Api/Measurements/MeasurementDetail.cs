using System.Collections.Immutable;
using Profiler.Measurement.Visits;

namespace Profiler.Api.Measurements;

/// <summary>A measurement with all that it was made of.</summary>
/// <param name="Visits">In the order they were taken, each with its raw samples in ms and the conditions around it.</param>
public sealed record MeasurementDetail(MeasurementDocument Measurement, ImmutableArray<Visit> Visits);
