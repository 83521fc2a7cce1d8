using Profiler.CostModels.Transfer;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;

namespace Profiler.Fleet.Onboarding;

/// <summary>An architecture measured on the new device.</summary>
/// <param name="WasKnown">Whether the measurement was there before: an interrupted onboarding's, or another's.</param>
/// <param name="Repeats">How often it was measured again because the others contradicted it.</param>
/// <param name="Predicted">What the model, which has learnt from it, says of it.</param>
public sealed record OnboardedArchitecture(
    Architecture Architecture, LatencyStatistics Measured, bool WasKnown, int Repeats, TransferPrediction Predicted);
