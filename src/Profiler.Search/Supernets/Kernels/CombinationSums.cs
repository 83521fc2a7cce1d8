namespace Profiler.Search.Supernets.Kernels;

/// <summary>Sums of the output's gradient over pixels.</summary>
internal sealed class CombinationSums(int channels, int projections)
{
    public double[] Gradient { get; } = new double[channels];

    /// <summary>For each branch and channel, with the projection less its mean.</summary>
    public double[] Projections { get; } = new double[projections];

    /// <summary>With the input, over all channels.</summary>
    public double Input { get; set; }

    public void Add(CombinationSums other)
    {
        for (int i = 0; i < Gradient.Length; i++)
        {
            Gradient[i] += other.Gradient[i];
        }

        for (int i = 0; i < Projections.Length; i++)
        {
            Projections[i] += other.Projections[i];
        }

        Input += other.Input;
    }
}
