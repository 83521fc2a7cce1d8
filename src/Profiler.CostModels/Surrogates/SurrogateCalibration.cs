namespace Profiler.CostModels.Surrogates;

/// <summary>
/// How predicted kernel time becomes a network's latency: fixed + scale x sum of kernel ms + per kernel x kernels.
/// </summary>
/// <param name="Networks">Timed networks that it was fitted to; without any it changes nothing.</param>
/// <param name="FixedMs">What a run costs beside its kernels, at least 0.</param>
/// <param name="Scale">Timed over profiled kernel time: profiled runs are slower.</param>
/// <param name="PerKernelMs">
/// What a kernel costs beyond its profiled time, at least 0: dispatch, and what the profile's whole microseconds cut off.
/// </param>
public sealed record SurrogateCalibration(int Networks, double FixedMs, double Scale, double PerKernelMs)
{
    /// <summary>In ms.</summary>
    public double LatencyOf(double kernelMs, int kernels) => FixedMs + (Scale * kernelMs) + (PerKernelMs * kernels);

    /// <summary>One kernel's share of a network's latency, in ms.</summary>
    public double ShareOf(double kernelMs) => (Scale * kernelMs) + PerKernelMs;
}
