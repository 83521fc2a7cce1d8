namespace Profiler.Networks.Spaces;

/// <summary>The head of every network of a space.</summary>
/// <param name="Channels">Inner width: of the decoder, or of the classifier's 1x1 convolution.</param>
/// <param name="LowLevelSlot">Segmentation only: index of the slot whose output is the low-level feature map.</param>
/// <param name="LastConvChannels">Lite ASPP only: width of a 1x1 convolution that ends the encoder; null for none.</param>
public sealed record HeadDefinition(
    HeadKind Kind,
    int Channels = 0,
    int Classes = 0,
    int? LowLevelSlot = null,
    int? LastConvChannels = null)
{
    /// <summary>The name of a decoder's second block input.</summary>
    public const string LowLevelInput = "low_level_input";
}
