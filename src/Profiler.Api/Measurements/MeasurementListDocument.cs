using System.Collections.Immutable;

namespace Profiler.Api.Measurements;

/// <summary>Measurements: of a job in the order of its items, of a model the newest first.</summary>
public sealed record MeasurementListDocument(ImmutableArray<MeasurementDocument> Measurements);
