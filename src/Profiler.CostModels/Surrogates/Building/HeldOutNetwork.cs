using Profiler.CostModels.Surrogates.Coverage;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>What a model said of a network that it had not seen.</summary>
/// <param name="Group">The part, or the family, that was left out with it.</param>
/// <param name="KernelMs">For each kernel its predicted profiled time in ms.</param>
/// <param name="Distances">For each kernel its distance to that model's samples, in octaves.</param>
internal sealed record HeldOutNetwork(TrainingNetwork Network, string Group, double[] KernelMs, double[] Distances)
{
    public double TotalMs => KernelMs.Sum();

    public double DifficultyFor(double radius) => Difficulty.Of(KernelMs, Distances, radius);

    /// <summary>The logarithm of predicted over timed latency.</summary>
    public double LogError(SurrogateCalibration calibration) =>
        Math.Log(calibration.LatencyOf(KernelMs) / Network.TimedMs!.Value);
}
