namespace Profiler.Search.Data;

/// <summary>What a network is trained to say of an image.</summary>
public enum TaskKind
{
    /// <summary>A class for every pixel.</summary>
    Segmentation,

    /// <summary>One class for the whole image.</summary>
    Classification,
}
