namespace Profiler.Search.Supernets.Kernels;

/// <summary>The extents of a slot's input and output for one step; channels are padded to whole vectors in memory.</summary>
internal sealed record SlotShape(
    int Images, int InHeight, int InWidth, int InChannels, int OutHeight, int OutWidth, int OutChannels, int Stride)
{
    public int InPixels => Images * InHeight * InWidth;

    public int OutPixels => Images * OutHeight * OutWidth;

    public int InPadded => Pad(InChannels);

    public int OutPadded => Pad(OutChannels);

    public static int Pad(int channels) => (channels + MatrixProduct.Lanes - 1) / MatrixProduct.Lanes * MatrixProduct.Lanes;
}
