using System.Collections.Immutable;
using System.Security.Cryptography;
using Profiler.CostModels.Energy;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Precisions.Calibration;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Measuring;

/// <summary>Makes networks measurable.</summary>
public static class SubjectFactory
{
    private const int WeightSeed = 0;
    private const int ImageRank = 4;

    /// <exception cref="ProfilerException">The input does not fit the network; the layer is named.</exception>
    public static Subject FromNetwork(Network network, TensorShape input)
    {
        ShapedGraph graph = ShapedGraph.Lay(network, input);
        OnnxExport export = OnnxExporter.Export(graph, new SeededWeights(WeightSeed));
        return new Subject(
            network.Name,
            input,
            export.Bytes,
            export.Sha256,
            LayerCounter.Count(graph),
            ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty,
            network.Architecture)
        {
            Work = NetworkWork.Of(graph),
        };
    }

    /// <summary>From an .onnx file that was read.</summary>
    /// <exception cref="ProfilerException">The shapes do not fit, or the file cannot be brought to a device.</exception>
    public static Subject FromFile(string name, OnnxModel model, OnnxInputs inputs)
    {
        OnnxCounts counts = OnnxCounter.Count(model, inputs);
        byte[] bytes = SelfContainedModel.Read(model);
        ImmutableArray<OnnxTensorInfo> declared = model.Graph.Inputs;
        return new Subject(
            name,
            declared.Select(info => Image(counts.Inputs[info.Name])).FirstOrDefault(shape => shape is not null),
            bytes,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            counts.Total,
            declared.Where(IsOpen).ToImmutableSortedDictionary(
                info => info.Name, info => counts.Inputs[info.Name].Dims, StringComparer.Ordinal),
            Architecture: null)
        {
            Work = NetworkWork.Of(model, inputs),
            Calibration = CalibratedModel.WordsOf(bytes),
        };
    }

    /// <summary>The same network with the tensors of a folder, from which its int8 ranges are to be found.</summary>
    /// <exception cref="ProfilerException">It has not one image for an input, or the tensors do not fit it; the file is named.</exception>
    public static Subject Calibrated(Subject subject, string folder)
    {
        TensorShape input = subject.Input ?? throw new ProfilerException(
            ErrorCode.InvalidArgument, $"'{subject.Name}' has no image for an input, and tensors for calibration are images.");
        byte[] bytes = CalibratedModel.Of(subject.Onnx.Span, folder, input);
        return subject with
        {
            Onnx = bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Architecture = null,
            Calibration = CalibratedModel.WordsOf(bytes),
        };
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
