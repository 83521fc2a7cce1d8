using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.Targets;

namespace Profiler.CostModels.Surrogates;

/// <summary>What a surrogate is about.</summary>
/// <param name="Setting">What the kernels' features depend on beside the kernels.</param>
/// <param name="Provenance">Where its samples come from.</param>
public sealed record SurrogateSubject(Target Target, KernelSetting Setting, SurrogateProvenance Provenance)
{
    /// <summary>Graphs of another version may be fused otherwise and are refused.</summary>
    public string RuntimeVersion => Target.RuntimeVersion;
}
