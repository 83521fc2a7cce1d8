using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer;

/// <summary>A device that exists on paper only: what each feature costs it, in its own unit.</summary>
/// <param name="Cost">One a feature of the encoder.</param>
public sealed record AnalyticTable(string Name, ImmutableArray<double> Cost);
