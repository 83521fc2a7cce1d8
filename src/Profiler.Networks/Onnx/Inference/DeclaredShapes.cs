using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>
/// What a file claims about its tensors, held against what its operators give. Names of open extents bind nothing:
/// exporters give them to outputs without working out whether they hold.
/// </summary>
internal sealed class DeclaredShapes
{
    private readonly string _path;
    private readonly ILookup<string, OnnxTensorInfo> _declared;

    public DeclaredShapes(OnnxModel model)
    {
        _path = model.Path;
        _declared = model.Graph.Declared.Concat(model.Graph.Outputs).ToLookup(info => info.Name, StringComparer.Ordinal);
    }

    /// <exception cref="ProfilerException">The file claims another type or shape.</exception>
    public void Check(string tensor, OnnxValue value)
    {
        foreach (OnnxTensorInfo info in _declared[tensor])
        {
            bool typeAgrees = info.Type == OnnxElementType.Undefined || info.Type == value.Type;
            if (!typeAgrees || !Agrees(info.Dims, value.Dims))
            {
                throw OnnxFileError.Invalid(
                    _path,
                    $"it declares the tensor '{tensor}' as {info.Type} {info.Shape}, and its operators give {value.Type} {value.Shape}");
            }
        }
    }

    private static bool Agrees(ImmutableArray<OnnxDimension> declared, ImmutableArray<long> dims) =>
        declared.IsDefault
        || (declared.Length == dims.Length
            && declared.Zip(dims).All(pair => pair.First.Extent is not { } extent || extent == pair.Second));
}
