using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A model whose file was checked from end to end; weights are not kept.</summary>
/// <param name="Opset">Version of ONNX's own operator set, from <see cref="ReadingLimits.MinOpset"/> to <see cref="ReadingLimits.MaxOpset"/>.</param>
/// <param name="ExternalFiles">In the order of their locations.</param>
public sealed record OnnxModel(
    string Path, int Opset, OnnxGraph Graph, ImmutableArray<OnnxExternalFile> ExternalFiles);
