using System.Collections.Immutable;

namespace Profiler.Api.Measurements;

/// <summary>Measurements, the newest first.</summary>
/// <param name="Next">The value of <c>after</c> that gives the next page; null on the last one.</param>
public sealed record MeasurementListDocument(ImmutableArray<MeasurementDocument> Measurements, string? Next);
