namespace Profiler.Search.Supernets.Kernels;

/// <summary>Where one piece of the backward pass adds what it finds.</summary>
/// <param name="weights">Of the expansions, for each strip input channels x width.</param>
/// <param name="taps">Of the depthwise convolutions, for each strip taps x width.</param>
/// <param name="sums">Of the expansion norms' output gradients, one a channel.</param>
/// <param name="input">Of the slot's input, pixels x padded channels.</param>
internal readonly unsafe struct HiddenPart(float* weights, float* taps, double* sums, float* input)
{
    public float* Weights { get; } = weights;

    public float* Taps { get; } = taps;

    public double* Sums { get; } = sums;

    public float* Input { get; } = input;
}
