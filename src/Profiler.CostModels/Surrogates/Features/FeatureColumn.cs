namespace Profiler.CostModels.Surrogates.Features;

/// <summary>One feature of a kernel.</summary>
/// <param name="Value">NaN where the feature does not apply.</param>
internal sealed record FeatureColumn(string Name, Func<KernelFacts, double> Value, bool Rises = false);
