namespace Profiler.CostModels.Surrogates;

/// <summary>
/// How predicted kernel times become a network's latency: fixed + the sum over kernels of scale x kernel ms + per kernel.
/// </summary>
/// <param name="Networks">Timed networks that it was fitted to; without any it changes nothing.</param>
/// <param name="FixedMs">What a run costs beside its kernels, at least 0.</param>
/// <param name="Scale">Timed over profiled kernel time: profiled runs are slower.</param>
/// <param name="PerKernelMs">
/// What a kernel costs beside its profiled time: dispatch between kernels, less what the profile itself takes in each. ONNX
/// Runtime 1.29 on an x86 host: -0.002 ms, half of the profiled time of a network of small kernels.
/// </param>
public sealed record SurrogateCalibration(int Networks, double FixedMs, double Scale, double PerKernelMs)
{
    /// <summary>Of its profiled time, what a kernel costs at least: nothing that runs is free.</summary>
    private const double LeastShare = 0.1;

    /// <summary>In ms.</summary>
    public double LatencyOf(IEnumerable<double> kernelMs) => FixedMs + kernelMs.Sum(ShareOf);

    /// <summary>One kernel's share of a network's latency, in ms.</summary>
    public double ShareOf(double kernelMs) => Math.Max(LeastShare * Scale * kernelMs, (Scale * kernelMs) + PerKernelMs);
}
