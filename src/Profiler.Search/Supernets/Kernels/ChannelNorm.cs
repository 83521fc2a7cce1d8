using Profiler.Networks.Layers;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>A batch norm over the channels of all branches: value x <see cref="Factor"/> + <see cref="Offset"/>.</summary>
internal sealed unsafe class ChannelNorm(BufferPool pool, int channels)
{
    private readonly FloatBuffer _values = pool.RentZeros(6L * channels);

    public int Channels => channels;

    public float* Scale => _values.Data;

    public float* Shift => _values.Data + channels;

    public float* Mean => _values.Data + (2 * channels);

    /// <summary>1 / sqrt(variance + epsilon).</summary>
    public float* Inverse => _values.Data + (3 * channels);

    /// <summary>Scale x inverse.</summary>
    public float* Factor => _values.Data + (4 * channels);

    /// <summary>Shift - mean x factor.</summary>
    public float* Offset => _values.Data + (5 * channels);

    public void Learnt(int first, int channel, float scale, float shift)
    {
        Scale[first + channel] = scale;
        Shift[first + channel] = shift;
    }

    public void Settle(int channel, double mean, double variance)
    {
        double inverse = 1 / Math.Sqrt(Math.Max(variance, 0) + BatchNorm2d.Epsilon);
        Mean[channel] = (float)mean;
        Inverse[channel] = (float)inverse;
        Factor[channel] = (float)(Scale[channel] * inverse);
        Offset[channel] = (float)(Shift[channel] - (mean * Scale[channel] * inverse));
    }

    public void Return() => pool.Return(_values);
}
