using System.Collections.Immutable;
using Profiler.Measurement.Visits;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Measurement.RuntimeGraphs;

/// <summary>
/// Lists the kernels of a model. A runtime writes no shapes of inner tensors into the model that it optimised (tried
/// with ONNX Runtime 1.29.0), so they are inferred from the inputs' shapes.
/// </summary>
public static class RuntimeGraphReader
{
    /// <summary>A model as the runtime wrote it after optimising: each of its nodes runs, also those that only pass values on.</summary>
    /// <param name="provider">Of every node, as the runtime spells it; empty where it is not known.</param>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="OnnxShapeInference.Infer"/>.</exception>
    public static RuntimeGraph ReadOptimised(OnnxModel model, Workload workload, string runtimeVersion, string provider)
    {
        var stored = model.Graph.Initializers.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        return new RuntimeGraph(
            runtimeVersion, [.. Infer(model, workload).Nodes.Select(node => Kernel(node, provider, place => stored.Contains(node.Node.Inputs[place])))]);
    }

    /// <summary>A model as it was exported, less what depends on constants alone and what leaves its values where they are.</summary>
    /// <inheritdoc cref="ReadOptimised" path="/exception"/>
    public static RuntimeGraph ReadPlain(OnnxModel model, Workload workload, string runtimeVersion) => new(
        runtimeVersion,
        [
            .. Infer(model, workload).Nodes
                .Where(node => !OperatorRoles.IsView(node.Node.Operator) && !node.Outputs.All(output => output.IsConstant))
                .Select(node => Kernel(node, provider: string.Empty, place => node.Inputs[place]!.IsConstant)),
        ]);

    private static OnnxShapedGraph Infer(OnnxModel model, Workload workload) =>
        OnnxShapeInference.Infer(model, new OnnxInputs(workload.Inputs.ToImmutableDictionary(StringComparer.Ordinal), default));

    private static RuntimeKernel Kernel(OnnxShapedNode shaped, string provider, Func<int, bool> isConstant)
    {
        OnnxNode node = shaped.Node;
        int dot = node.Operator.LastIndexOf('.');
        return new RuntimeKernel(
            node.Name,
            node.Operator[(dot + 1)..],
            dot < 0 ? string.Empty : node.Operator[..dot],
            provider,
            [.. shaped.Inputs.Select((input, place) => Tensor(input, input is not null && isConstant(place)))],
            [.. shaped.Outputs.Select((output, place) => Tensor(node.Outputs[place].Length > 0 ? output : null, isConstant: false))],
            node.Attributes.AllIntegers(),
            node.Attributes.AllTexts());
    }

    private static KernelTensor Tensor(OnnxValue? value, bool isConstant) => value is null
        ? new KernelTensor(string.Empty, [], IsConstant: false)
        : new KernelTensor(value.Type.Name(), value.Dims, isConstant);
}
