namespace Profiler.Networks.Onnx.Reading;

/// <summary>How much a file may ask for. All bounds are far above real networks and low enough to stay harmless.</summary>
public static class ReadingLimits
{
    /// <summary>Protobuf's own bound on a message; larger models keep their weights in external files.</summary>
    public const long MaxFileBytes = int.MaxValue;

    /// <summary>Nodes of the graph and of all its subgraphs.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>Graphs within attributes of nodes, counted from the main graph's.</summary>
    public const int MaxGraphDepth = 8;

    /// <summary>The most elements of any tensor: a terabyte of bytes.</summary>
    public const long MaxElements = 1L << 40;

    /// <summary>The most axes of any tensor, as many as numpy takes.</summary>
    public const int MaxRank = 64;

    /// <summary>The oldest operator set with today's broadcasting.</summary>
    public const int MinOpset = 7;

    /// <summary>The newest operator set whose operators the shape rules follow.</summary>
    public const int MaxOpset = 23;
}
