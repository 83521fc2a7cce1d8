using System.Text.Json.Serialization;

namespace Profiler.Networks.Spaces;

/// <summary>What stands behind the last slot.</summary>
public enum HeadKind
{
    /// <summary>Nothing: the last slot's features are the output.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>1x1 convolution, global pool, fully connected classes.</summary>
    [JsonStringEnumMemberName("classifier")]
    Classifier,

    /// <summary>Batch norm, ReLU, global pool, fully connected classes.</summary>
    [JsonStringEnumMemberName("pooled_classifier")]
    PooledClassifier,

    /// <summary>The lite ASPP segmentation decoder.</summary>
    [JsonStringEnumMemberName("lr_aspp")]
    LiteAspp,

    /// <summary>The ASPP segmentation decoder with depthwise dilated branches.</summary>
    [JsonStringEnumMemberName("aspp")]
    Aspp,
}
