using System.Text.Json.Serialization;

namespace Profiler.Networks.Spaces;

/// <summary>How a skip changes shape where its slot demands it.</summary>
public enum SkipReduction
{
    /// <summary>SqueezeNAS: ReLU, 1x1 convolution, batch norm; at stride 2 the factorised reduction.</summary>
    [JsonStringEnumMemberName("relu_conv_bn")]
    ReluConvBn,

    /// <summary>FBNet: 1x1 convolution with the slot's stride, batch norm, ReLU.</summary>
    [JsonStringEnumMemberName("conv_bn_relu")]
    ConvBnRelu,
}
