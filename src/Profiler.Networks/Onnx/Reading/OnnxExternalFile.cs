namespace Profiler.Networks.Onnx.Reading;

/// <summary>A file beside the model that holds weights.</summary>
/// <param name="Location">As the model spells it, relative to its folder.</param>
/// <param name="FullPath">With symbolic links resolved; inside the model's folder.</param>
public sealed record OnnxExternalFile(string Location, string FullPath, long Bytes);
