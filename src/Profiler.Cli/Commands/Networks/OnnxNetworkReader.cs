using Profiler.Cli.Resolution;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Cli.Commands.Networks;

/// <summary>Counts an .onnx file for given input shapes.</summary>
public static class OnnxNetworkReader
{
    public static ShownNetwork Read(OnnxNetwork source, OnnxInputs inputs)
    {
        OnnxCounts counts = OnnxCounter.Count(source.Model, inputs);
        return new ShownNetwork(
            source.Name,
            Space: null,
            InputText(counts),
            counts.Total.Macs,
            counts.Total.Parameters,
            counts.Total.ActivationBytes,
            counts.Total.WeightBytes,
            Published: null,
            Sections: [],
            [.. counts.Nodes.Select(Node)]);
    }

    /// <summary>The shape alone where there is one input, else NAME=SHAPE for each.</summary>
    private static string InputText(OnnxCounts counts) => counts.Inputs.Count == 1
        ? OnnxValue.Format(counts.Inputs.Values.Single().Dims)
        : string.Join(' ', counts.Inputs.Select(input => $"{input.Key}={OnnxValue.Format(input.Value.Dims)}"));

    private static ShownNode Node(OnnxNodeCounts node) => new(
        node.Name,
        node.Operator,
        string.Join(' ', node.Outputs.Select(output => OnnxValue.Format(output.Dims))),
        node.Counts.Macs,
        node.Counts.Parameters,
        node.Counts.ActivationBytes,
        node.Counts.WeightBytes);
}
