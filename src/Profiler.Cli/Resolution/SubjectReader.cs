using System.Collections.Immutable;
using System.CommandLine;
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
        OnnxModel model = file.Model;
        if (!model.ExternalFiles.IsEmpty)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"{model.Path} keeps weights in {model.ExternalFiles[0].Location}; a model travels to a device as one file.",
                "Save it with its weights inside (onnx.save_model(..., save_as_external_data=False)).");
        }

        OnnxCounts counts = OnnxCounter.Count(model, inputs);
        return new Subject(
            file.Name,
            Image(counts),
            File.ReadAllBytes(model.Path),
            OnnxModelIdentity.Compute(model),
            counts.Total,
            counts.Inputs.Where(i => IsOpen(model, i.Key)).ToImmutableSortedDictionary(i => i.Key, i => i.Value.Dims),
            Architecture: null);
    }

    private static bool IsOpen(OnnxModel model, string input) =>
        model.Graph.Inputs.Single(i => i.Name == input).Dims is var dims && (dims.IsDefault || dims.Any(d => d.Extent is null));

    private static TensorShape? Image(OnnxCounts counts)
    {
        long[]? dims = counts.Inputs.Values.Select(v => v.Dims.ToArray()).FirstOrDefault(d => d.Length == ImageRank && d.All(e => e is > 0 and <= TensorShape.MaxExtent));
        return dims is null ? null : new TensorShape((int)dims[0], (int)dims[1], (int)dims[2], (int)dims[3]);
    }
}
