using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>
/// Feature maps with a pixel's channels side by side: libtorch's convolutions and their gradients are several times
/// faster on them, and a 1x1 convolution is a matrix product of the pixels.
/// </summary>
internal static class MemoryFormat
{
    /// <summary>The same N x C x H x W tensor with its channels innermost in memory.</summary>
    public static Tensor ChannelsLast(Tensor x) => ToImage(ToPixels(x));

    /// <summary>N x C x H x W as contiguous N x H x W x C.</summary>
    public static Tensor ToPixels(Tensor x) => x.permute(0, 2, 3, 1).contiguous();

    /// <summary>N x H x W x C as N x C x H x W, without a copy.</summary>
    public static Tensor ToImage(Tensor x) => x.permute(0, 3, 1, 2);
}
