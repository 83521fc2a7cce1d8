using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Profiler.Cli.Commands;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Resolution;

/// <summary>Makes what was named on the command line measurable.</summary>
public static class SubjectReader
{
    private const int ImageRank = 4;

    /// <exception cref="ProfilerException">The shapes do not fit, or the file cannot be brought to a device.</exception>
    public static Subject Read(ResolvedNetwork network, InputOption input, ParseResult arguments) => network switch
    {
        LayerNetwork layers => SubjectFactory.FromNetwork(layers.Network, input.ReadShape(arguments) ?? layers.Network.DefaultInput),
        OnnxNetwork file => FromFile(file, input.ReadInputs(arguments)),
        _ => throw new NotSupportedException(network.GetType().Name),
    };

    private static Subject FromFile(OnnxNetwork file, OnnxInputs inputs)
    {
        OnnxCounts counts = OnnxCounter.Count(file.Model, inputs);
        byte[] bytes = SelfContainedModel.Read(file.Model);
        ImmutableArray<OnnxTensorInfo> declared = file.Model.Graph.Inputs;
        return new Subject(
            file.Name,
            declared.Select(info => Image(counts.Inputs[info.Name])).FirstOrDefault(shape => shape is not null),
            bytes,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            counts.Total,
            declared.Where(IsOpen).ToImmutableSortedDictionary(
                info => info.Name, info => counts.Inputs[info.Name].Dims, StringComparer.Ordinal),
            Architecture: null);
    }

    private static bool IsOpen(OnnxTensorInfo input) => input.Dims.IsDefault || input.Dims.Any(dimension => dimension.Extent is null);

    /// <summary>The shape of an input that may be an image: four extents, of no more elements than a feature map has.</summary>
    private static TensorShape? Image(OnnxValue input)
    {
        bool isImage = input.Rank == ImageRank
            && input.Dims.All(extent => extent is >= 1 and <= TensorShape.MaxExtent)
            && input.Dims.Aggregate((UInt128)1, (product, extent) => product * (ulong)extent) <= (ulong)TensorShape.MaxElements;
        return isImage
            ? new TensorShape((int)input.Dims[0], (int)input.Dims[1], (int)input.Dims[2], (int)input.Dims[3])
            : null;
    }
}
