namespace Profiler.Search.Supernets.Kernels;

/// <summary>A norm's running statistics, which training moves and evaluation uses.</summary>
internal sealed record RunningValues(Floats Mean, Floats Variance)
{
    /// <summary>Moves the statistics towards a batch's by the momentum; the variance as the unbiased one, as Torch does.</summary>
    public void Move(int channel, double mean, double variance, int count, double momentum)
    {
        double unbiased = count > 1 ? variance * count / (count - 1) : variance;
        Mean[channel] = (float)(Mean[channel] + (momentum * (mean - Mean[channel])));
        Variance[channel] = (float)(Variance[channel] + (momentum * (unbiased - Variance[channel])));
    }
}
