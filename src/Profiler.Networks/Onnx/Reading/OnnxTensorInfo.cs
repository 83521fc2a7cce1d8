using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>What a file declares about a tensor.</summary>
/// <param name="Type"><see cref="OnnxElementType.Undefined"/> where the file does not say.</param>
/// <param name="Dims">Default where not even the rank is declared.</param>
public sealed record OnnxTensorInfo(string Name, OnnxElementType Type, ImmutableArray<OnnxDimension> Dims)
{
    /// <summary>The form 1x3x224x224, or batch x 3 x 224 x 224 where an extent is not a number.</summary>
    public string Shape => Dims.IsDefault ? "of unknown rank" : string.Join(Dims.All(d => d.Extent is not null) ? "x" : " x ", Dims);
}
