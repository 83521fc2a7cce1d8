namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// The gradient of a batch norm's input as a sum of what is in memory: first x gradient + second x input + constant.
/// With factor f = scale x inverse, n values and sums s = sum(gradient), t = sum(gradient x (input - mean)) x inverse:
/// f (gradient - s / n - (input - mean) inverse t / n).
/// </summary>
internal readonly unsafe struct Blending
{
    private Blending(float* first, float* second, float* constant)
    {
        First = first;
        Second = second;
        Constant = constant;
    }

    public float* First { get; }

    public float* Second { get; }

    public float* Constant { get; }

    /// <param name="values">Room for three values a channel.</param>
    public static Blending In(float* values, int channels) => new(values, values + channels, values + (2 * channels));

    /// <param name="weight">What the gradient is multiplied by before it reaches the norm.</param>
    /// <param name="count">Values a channel; 0 where the statistics are constants.</param>
    public void Set(ChannelNorm norm, int channel, double weight, double sum, double scaled, int count)
    {
        double factor = norm.Factor[channel] * weight;
        double slope = count == 0 ? 0 : norm.Inverse[channel] * scaled / count;
        double level = count == 0 ? 0 : sum / count;
        First[channel] = (float)factor;
        Second[channel] = (float)(-factor * slope);
        Constant[channel] = (float)(factor * ((norm.Mean[channel] * slope) - level));
    }

    /// <summary>The coefficients from a channel on.</summary>
    public Blending At(int channel) => new(First + channel, Second + channel, Constant + channel);
}
