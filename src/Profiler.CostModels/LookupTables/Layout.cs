namespace Profiler.CostModels.LookupTables;

/// <summary>
/// How the runtime keeps a feature map where one slot hands it to the next. A block's cost depends on it: a block
/// that wants the other layout pays for the conversion, and an addition cannot be fused across it.
/// </summary>
public enum Layout
{
    /// <summary>Channels in blocks of the vector width, as ONNX Runtime's NCHWc kernels want them.</summary>
    Blocked,

    /// <summary>Plain NCHW.</summary>
    Plain,
}
