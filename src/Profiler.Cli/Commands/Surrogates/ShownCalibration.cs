using Profiler.CostModels.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>How predicted kernel time becomes a network's latency: fixed + scale x sum of kernel ms + per kernel x kernels.</summary>
/// <param name="Networks">Timed networks that it was fitted to.</param>
public sealed record ShownCalibration(int Networks, double FixedMs, double Scale, double PerKernelMs)
{
    public static ShownCalibration From(SurrogateCalibration calibration) =>
        new(calibration.Networks, calibration.FixedMs, calibration.Scale, calibration.PerKernelMs);
}
