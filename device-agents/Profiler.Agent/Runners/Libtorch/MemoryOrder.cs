using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>How feature maps and the weights of convolutions lie in memory.</summary>
internal static class MemoryOrder
{
    /// <summary>Batch, channels, height, width.</summary>
    public const int ImageRank = 4;

    /// <summary>The same N x C x H x W tensor with a pixel's channels side by side; libtorch keeps that order from there on.</summary>
    public static Tensor ChannelsLast(Tensor image)
    {
        using Tensor pixels = image.permute(0, 2, 3, 1);
        using Tensor contiguous = pixels.contiguous();
        return contiguous.permute(0, 3, 1, 2);
    }
}
