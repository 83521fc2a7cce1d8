using System.Collections.Immutable;
using Profiler.Measurement.Targets;

namespace Profiler.Api.Targets;

/// <summary>A target with what is known for it.</summary>
/// <param name="Id">Every field in one text; what answers call the target.</param>
/// <param name="Spelling">The short one: device/runtime-provider/precision/bN.</param>
/// <param name="Metrics">What can be asked for it.</param>
/// <param name="Tables">The newest first.</param>
public sealed record TargetDocument(
    string Id, string Spelling, Target Target, ImmutableArray<string> Metrics, ImmutableArray<TargetTable> Tables);
